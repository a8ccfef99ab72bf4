package io.crossmodal.index.search;

import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.TailEstimates;
import io.crossmodal.index.view.ViewReading;
import java.util.List;
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

  /**
   * How far it came.
   *
   * @param reached the first ordinal that was not looked at
   * @param certainty how likely it is that none of the best was left out of what was scored, 0 to 1
   */
  record Looked(int reached, double certainty) {}

  /** As {@link FlatSearcher#scan}, from the first ordinal that is in no file. */
  static Looked search(
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
      return new Looked(
          FlatSearcher.scan(
              reading, Scoring.of(query), best, begin, end, filter, checkpoint, enough),
          1);
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
    return new Looked(from, score(reading, query, promising.drain(), (int) shortlist, best));
  }

  private static double score(
      ViewReading reading, BoundQuery query, List<Hit> promising, int shortlist, TopK best) {
    int[] ordinals = new int[promising.size()];
    float[] estimates = new float[ordinals.length];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = promising.get(i).ordinal();
      estimates[i] = promising.get(i).score();
    }
    float[] scores = new float[ordinals.length];
    reading.score(query, ordinals, scores);
    for (int i = 0; i < ordinals.length; i++) {
      best.offer(ordinals[i], scores[i]);
    }
    boolean more = ordinals.length == shortlist;
    return Shortlist.certainty(estimates, scores, 0, best.least(), more);
  }
}
