package io.crossmodal.dataset;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says which path cannot be read as a dataset: the path, what was found and what was expected. */
public final class DatasetException extends IOException {

  private static final long serialVersionUID = 1L;

  public DatasetException(Path path, String problem) {
    this(path, problem, null);
  }

  public DatasetException(Path path, String problem, @Nullable Throwable cause) {
    super(path + ": " + problem, cause);
  }

  /** For a failure of the file system or of a parser, whose message often is a bare file name. */
  static DatasetException unreadable(Path path, IOException cause) {
    return new DatasetException(
        path,
        "not readable: %s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()),
        cause);
  }
}
