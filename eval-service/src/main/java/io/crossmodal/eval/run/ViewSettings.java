package io.crossmodal.eval.run;

import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.eval.plan.Structure;
import io.crossmodal.eval.plan.ViewSpec;

/**
 * What a view is to hold.
 *
 * @param spec dimension, precision, reduction, and the structure of its search
 * @param seed of projections and graphs
 */
public record ViewSettings(ViewSpec spec, long seed) {

  /** Its name among the views of an evaluation. */
  String name() {
    ViewSpec held = spec.searched(SearchSpec.EXHAUSTIVE).anyShards();
    return spec.search().structure() == Structure.GRAPH ? held.name() + "_graph" : held.name();
  }
}
