package io.crossmodal.index.shard;

import io.crossmodal.index.filter.PayloadIndex;
import io.crossmodal.index.filter.PayloadIndexFormat;
import io.crossmodal.index.filter.PayloadReader;
import io.crossmodal.index.filter.PayloadRow;
import io.crossmodal.index.view.DamagedFileException;
import io.crossmodal.index.view.SegmentFile;
import io.crossmodal.index.view.SegmentHeader;
import io.crossmodal.index.view.SegmentWriter;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code payloads} of a generation: what filters look at by ordinal, as {@link
 * PayloadIndexFormat} lays it out, so that the first filter after a start need not read every
 * payload from the database. Nothing depends on it.
 */
final class PayloadFile {

  private static final String CONTENT = "payloads";

  /** Larger ones are not written: they would not fit one buffer. */
  private static final long MAX_BYTES = 1L << 30;

  private final PayloadReader reader;
  private final PayloadIndex index = new PayloadIndex();
  private boolean whole = true;

  /** Nothing yet. */
  PayloadFile(PayloadReader reader) {
    this.reader = reader;
  }

  private static Path path(Path directory) {
    return directory.resolve(CONTENT);
  }

  /** Adds the payload of the next ordinal; after one that makes no sense nothing is written. */
  void add(byte[] payload) {
    if (whole) {
      try {
        index.append(PayloadRow.of(reader.read(payload)));
      } catch (IllegalArgumentException e) {
        whole = false;
      }
    }
  }

  /** Writes the file into a generation's directory. */
  void write(Path directory, SegmentHeader stamp) {
    if (whole && index.size() == stamp.count() && index.bytes() < MAX_BYTES) {
      try (SegmentWriter file = SegmentWriter.create(path(directory), stamp.of(CONTENT))) {
        file.write(0, PayloadIndexFormat.write(index));
        file.commit();
      }
    }
  }

  /**
   * Reads the file of a generation; null if it has none.
   *
   * @throws DamagedFileException when it is not what was written
   */
  static @Nullable PayloadIndex read(Generation generation) {
    Path path = path(generation.directory());
    if (!Files.exists(path)) {
      return null;
    }
    try (Arena arena = Arena.ofConfined()) {
      SegmentFile file = SegmentFile.open(path, generation.stamp().of(CONTENT), arena);
      file.checkAll();
      return PayloadIndexFormat.read(file.body().asByteBuffer());
    } catch (IllegalArgumentException e) {
      throw new DamagedFileException(path, String.valueOf(e.getMessage()));
    }
  }
}
