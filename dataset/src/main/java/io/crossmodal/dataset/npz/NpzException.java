package io.crossmodal.dataset.npz;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with an archive or an array of it. */
public final class NpzException extends IOException {

  private static final long serialVersionUID = 1L;

  public NpzException(String message) {
    this(message, null);
  }

  public NpzException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
