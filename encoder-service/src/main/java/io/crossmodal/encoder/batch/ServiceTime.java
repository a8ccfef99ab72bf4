package io.crossmodal.encoder.batch;

/**
 * How long one input of a lane takes, as a mean that forgets: the latest batches count most.
 *
 * <p>Written by several threads without a lock; a lost update does no harm.
 */
final class ServiceTime {

  /**
   * Weight of the latest batch: what was measured ten batches ago counts a third of it; long texts
   * go together, so that one batch says little.
   */
  private static final double LATEST = 0.1;

  private volatile double nanos;

  /** Notes that so many inputs took so long. */
  void took(long elapsedNanos, int inputs) {
    double each = (double) elapsedNanos / inputs;
    double before = nanos;
    nanos = before == 0 ? each : before + LATEST * (each - before);
  }

  /** Nanoseconds of one input; 0 before the first. */
  double nanos() {
    return nanos;
  }
}
