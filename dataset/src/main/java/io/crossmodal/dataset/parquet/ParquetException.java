package io.crossmodal.dataset.parquet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a Parquet file or a column of it. */
public final class ParquetException extends IOException {

  private static final long serialVersionUID = 1L;

  public ParquetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
