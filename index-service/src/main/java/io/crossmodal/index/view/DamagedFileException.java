package io.crossmodal.index.view;

import java.nio.file.Path;

/** A file of a view, or of the items beside it, is not what was written: it must not be used. */
public final class DamagedFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Path file;

  /**
   * @param what is wrong, with the value and the expectation
   */
  public DamagedFileException(Path file, String what) {
    super("%s: %s".formatted(file, what));
    this.file = file;
  }

  /** The file. */
  public Path file() {
    return file;
  }
}
