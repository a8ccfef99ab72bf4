package io.crossmodal.dataset.hdf5;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a file or an array of it. */
public final class Hdf5Exception extends IOException {

  private static final long serialVersionUID = 1L;

  public Hdf5Exception(String message) {
    this(message, null);
  }

  public Hdf5Exception(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
