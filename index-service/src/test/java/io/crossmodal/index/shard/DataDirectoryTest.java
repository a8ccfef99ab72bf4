package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path path;

  @Test
  void refusesASecondOwnerAndNamesTheDirectory() {
    try (DataDirectory first = DataDirectory.open(path, 0)) {
      ServiceException refused =
          catchThrowableOfType(ServiceException.class, () -> DataDirectory.open(path, 0));
      assertThat(refused.reason()).isEqualTo(ErrorReason.FAILED_PRECONDITION);
      assertThat(refused).hasMessageContaining(path.toString()).hasMessageContaining("in use by");
      assertThat(first.galleries()).isDirectory();
    }
    DataDirectory.open(path, 0).close();
  }

  @Test
  void refusesToWriteBelowTheReserve() {
    try (DataDirectory directory = DataDirectory.open(path, Long.MAX_VALUE)) {
      ServiceException full = catchThrowableOfType(ServiceException.class, directory::requireSpace);
      assertThat(full.reason()).isEqualTo(ErrorReason.STORAGE_FULL);
      assertThat(full).hasMessageContaining("bytes free (expected: at least");
    }
  }

  @Test
  void saysThatADirectoryCannotBeWritten() {
    assumeThat(path.toFile().setWritable(false) && !Files.isWritable(path))
        .as("this user is bound by permissions")
        .isTrue();
    ServiceException refused =
        catchThrowableOfType(ServiceException.class, () -> DataDirectory.open(path, 0));
    assertThat(refused.reason()).isEqualTo(ErrorReason.STORAGE_FULL);
    assertThat(refused).hasMessageContaining("AccessDenied").hasMessageContaining(path.toString());
    path.toFile().setWritable(true);
  }

  @Test
  void saysThatAFileIsNoDirectory() throws IOException {
    Path file = Files.writeString(path.resolve("file"), "text");
    assertThatThrownBy(() -> DataDirectory.open(file, 0))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(file.toString());
  }
}
