package io.crossmodal.encoder.batch;

/**
 * Says whose turn it is: live work's while there is any, but while both wait bulk work gets exactly
 * its share over time.
 *
 * <p>Not safe for several threads.
 */
final class Turns {

  private static final int UNIT = 1000;

  private final int share;
  private int credit;

  Turns(double bulkShare) {
    this.share = (int) Math.round(bulkShare * UNIT);
  }

  /** The next turn; at least one of the two must wait. */
  Priority next(boolean liveWaits, boolean bulkWaits) {
    if (!liveWaits || !bulkWaits) {
      return liveWaits ? Priority.LIVE : Priority.BULK;
    }
    credit += share;
    if (credit < UNIT) {
      return Priority.LIVE;
    }
    credit -= UNIT;
    return Priority.BULK;
  }
}
