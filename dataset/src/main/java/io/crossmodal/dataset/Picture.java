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

  /**
   * The same, unless it is larger than a limit; a file is then not read at all.
   *
   * @param maxBytes the limit
   * @throws TooLargeException when it is larger
   */
  default byte[] read(long maxBytes) throws IOException {
    byte[] bytes = read();
    requireAtMost(maxBytes, bytes.length);
    return bytes;
  }

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

    @Override
    public byte[] read(long maxBytes) throws IOException {
      requireAtMost(maxBytes, Files.size(file));
      return read();
    }
  }

  private static void requireAtMost(long maxBytes, long bytes) throws TooLargeException {
    if (bytes > maxBytes) {
      throw new TooLargeException(bytes, maxBytes);
    }
  }
}
