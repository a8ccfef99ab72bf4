package io.crossmodal.encoder.train;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Asked between steps whether to go on. */
@FunctionalInterface
public interface CancellationToken {

  CancellationToken NEVER = () -> false;

  boolean cancelled();

  static CancellationToken of(BooleanSupplier cancelled) {
    return cancelled::getAsBoolean;
  }

  /** Ends the work if it was cancelled. */
  default void check() {
    if (cancelled()) {
      throw new CancellationException("training cancelled");
    }
  }
}
