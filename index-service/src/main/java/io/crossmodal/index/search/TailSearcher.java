package io.crossmodal.index.search;

import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.TailEstimates;
import io.crossmodal.index.view.ViewReading;
import java.util.function.BooleanSupplier;

/**
 * Finds the best of a view's vectors that are in no file: few of them are all scored, many are
 * estimated and the most promising ones scored, so that a search stays short while much is written.
 * Stateless.
 */
final class TailSearcher {

  private static final int BLOCK = 1_024;

  /** Up to so many are scored as fast as they are estimated. */
  private static final int FEW = 2_048;

  private static final int MIN_SHORTLIST = 256;

  private TailSearcher() {}

  /** As {@link FlatSearcher#scan}, from the first ordinal that is in no file. */
  static int search(
      ViewReading reading,
      BoundQuery query,
      TopK best,
      int k,
      int end,
      OrdinalFilter filter,
      TieOrder ties,
      Checkpoint checkpoint,
      BooleanSupplier enough) {
    int begin = reading.sealedCount();
    long shortlist = Math.max(MIN_SHORTLIST, (long) TailEstimates.OVERSAMPLING * k);
    boolean few = end - begin <= Math.max(FEW, 4 * shortlist);
    TailEstimates estimates = few ? null : reading.estimates(query);
    if (estimates == null) {
      return FlatSearcher.scan(
          reading, Scoring.of(query), best, begin, end, filter, checkpoint, enough);
    }
    TopK promising = new TopK((int) shortlist, end - begin, ties);
    float[] block = new float[BLOCK];
    int from = begin;
    while (from < end && !enough.getAsBoolean()) {
      checkpoint.check();
      int count = estimates.estimate(from, end, block);
      FlatSearcher.offer(promising, filter, from, count, block);
      from += count;
    }
    score(reading, query, promising, best);
    return from;
  }

  private static void score(ViewReading reading, BoundQuery query, TopK promising, TopK best) {
    int[] ordinals = promising.ordinals();
    float[] scores = new float[ordinals.length];
    reading.score(query, ordinals, scores);
    for (int i = 0; i < ordinals.length; i++) {
      best.offer(ordinals[i], scores[i]);
    }
  }
}
