package io.crossmodal.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the bytes of a dataset's picture come from. Threads may share one. */
public interface Picture {

  /**
   * The encoded picture, as it is stored.
   *
   * @throws IOException when it can no longer be read, naming where it was
   */
  byte[] read() throws IOException;

  /** A picture in a file of its own. */
  static Picture of(Path file) {
    return new InFile(file);
  }

  /** A file that is one encoded picture. */
  record InFile(Path file) implements Picture {

    @Override
    public byte[] read() throws IOException {
      return Files.readAllBytes(file);
    }
  }
}
