package io.crossmodal.eval.measure;

import java.util.List;

/** The measures' definitions on one list without ties, written down a second time. */
final class NaiveMeasures {

  private NaiveMeasures() {}

  /** The value of a measure for relevance labels in rank order. */
  static double value(Measure measure, List<Boolean> labels) {
    return switch (measure) {
      case SuccessAt m -> hits(labels, m.k()) > 0 ? 1 : 0;
      case RecallAt m -> (double) hits(labels, m.k()) / hits(labels, labels.size());
      case PrecisionAt m -> (double) hits(labels, m.k()) / m.k();
      case NdcgAt m ->
          dcg(labels, m.k())
              / dcg(labels.stream().sorted((a, b) -> Boolean.compare(b, a)).toList(), m.k());
      case AveragePrecisionAt m -> averagePrecision(labels, m.k());
      case AveragePrecision m -> averagePrecision(labels, labels.size());
      case ReachableAveragePrecisionAt m ->
          averagePrecision(labels, m.k())
              * hits(labels, labels.size())
              / Math.min(m.k(), hits(labels, labels.size()));
      case ReciprocalRankAt m -> hits(labels, m.k()) > 0 ? 1.0 / (labels.indexOf(true) + 1) : 0;
      case RPrecision m ->
          (double) hits(labels, hits(labels, labels.size())) / hits(labels, labels.size());
      case ReciprocalRank m -> 1.0 / (labels.indexOf(true) + 1);
      case FirstRank m -> labels.indexOf(true) + 1;
    };
  }

  private static int hits(List<Boolean> labels, int k) {
    return (int) labels.stream().limit(k).filter(relevant -> relevant).count();
  }

  private static double dcg(List<Boolean> labels, int k) {
    double sum = 0;
    for (int i = 0; i < Math.min(k, labels.size()); i++) {
      sum += labels.get(i) ? 1 / (Math.log(i + 2) / Math.log(2)) : 0;
    }
    return sum;
  }

  private static double averagePrecision(List<Boolean> labels, int k) {
    double sum = 0;
    for (int i = 0; i < Math.min(k, labels.size()); i++) {
      sum += labels.get(i) ? (double) hits(labels, i + 1) / (i + 1) : 0;
    }
    return sum / hits(labels, labels.size());
  }
}
