package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How every view of an evaluation is measured.
 *
 * @param ks cut-offs, ascending, at least one
 * @param pools sizes of the candidate pools, ascending, at least one
 * @param seed of the pools and the bootstrap
 * @param resamples of the bootstrap
 * @param confidence of the intervals, for example .95
 */
public record MeasureSettings(
    List<Integer> ks, List<Integer> pools, long seed, int resamples, double confidence) {

  public MeasureSettings {
    ks = List.copyOf(ks);
    pools = List.copyOf(pools);
    if (ks.isEmpty() || pools.isEmpty() || !pools.equals(pools.stream().sorted().toList())) {
      throw new IllegalArgumentException(
          "ks: %s, pools: %s (expected: at least one each, ascending)".formatted(ks, pools));
    }
  }

  /** The cut-off that verdicts and recommendations speak of: 10 if it is one, else the largest. */
  public int headlineK() {
    return ks.contains(10) ? 10 : ks.getLast();
  }

  /**
   * R@k, NDCG@k, AP@k, P@k and relevant-recall@k at every cut-off, reciprocal, median and mean
   * rank.
   */
  public List<Measure> measures() {
    List<Measure> all = new ArrayList<>();
    ks.forEach(k -> all.add(new SuccessAt(k)));
    ks.forEach(k -> all.add(new NdcgAt(k)));
    all.add(new ReciprocalRank());
    all.add(new FirstRank(true));
    all.add(new FirstRank(false));
    ks.forEach(k -> all.add(new AveragePrecisionAt(k)));
    ks.forEach(k -> all.add(new PrecisionAt(k)));
    ks.forEach(k -> all.add(new RecallAt(k)));
    return all;
  }

  /** Those that get intervals: R@k at every cut-off, NDCG and AP at the headline one, the ranks. */
  boolean hasInterval(Measure measure) {
    return switch (measure) {
      case SuccessAt success -> true;
      case ReciprocalRank rank -> true;
      case FirstRank rank -> rank.byMedian();
      case NdcgAt ndcg -> ndcg.k() == headlineK();
      case AveragePrecisionAt precision -> precision.k() == headlineK();
      case PrecisionAt precision -> false;
      case RecallAt recall -> false;
      case AveragePrecision precision -> false;
      case ReachableAveragePrecisionAt precision -> false;
      case ReciprocalRankAt rank -> false;
      case RPrecision precision -> false;
    };
  }

  /** Those whose expectation over all pools of a size gets one too. */
  boolean hasExpectedInterval(Measure measure, int candidates) {
    return measure instanceof ReciprocalRank
        || measure.equals(new SuccessAt(ks.getFirst()))
        || measure.equals(new SuccessAt(headlineK()))
        || measure.equals(verdictMeasure(candidates));
  }

  /** R@k of the headline cut-off, or of a smaller one where half the pool would count as found. */
  SuccessAt verdictMeasure(int candidates) {
    int k =
        ks.stream()
            .filter(each -> each <= headlineK() && 2 * each <= candidates)
            .max(Integer::compare)
            .orElse(ks.getFirst());
    return new SuccessAt(k);
  }
}
