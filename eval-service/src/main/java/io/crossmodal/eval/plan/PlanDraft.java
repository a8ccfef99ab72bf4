package io.crossmodal.eval.plan;

import java.util.List;

/** A plan whose values are changed one by one; what comes of it is checked as a whole. */
final class PlanDraft {

  List<Integer> dimensions;
  List<Precision> precisions;
  List<Integer> candidates;
  List<Direction> directions;
  List<Integer> ks;
  long seed;
  int resamples;
  double confidence;
  ServingAxes serving;
  double qualityBudget;
  ViewRules rules;

  PlanDraft(AblationConfig from) {
    dimensions = from.dimensions();
    precisions = from.precisions();
    candidates = from.candidates();
    directions = from.directions();
    ks = from.ks();
    seed = from.seed();
    resamples = from.resamples();
    confidence = from.confidence();
    serving = from.serving();
    qualityBudget = from.qualityBudget();
    rules = from.rules();
  }

  AblationConfig config() {
    return new AblationConfig(
        dimensions,
        precisions,
        candidates,
        directions,
        ks,
        seed,
        resamples,
        confidence,
        serving,
        qualityBudget,
        rules);
  }
}
