package io.crossmodal.eval.plan;

import org.jspecify.annotations.Nullable;

/**
 * Views that share what is set here; null is any.
 *
 * @param dimension components of a vector
 * @param precision of a component
 * @param reduction how vectors got their dimension
 * @param structure that is searched
 * @param effort of a walk
 * @param targetRecall of a walk
 * @param oversampling of a rerank
 * @param shards of the gallery
 * @param missingShards that do not answer
 */
public record ViewPattern(
    @Nullable Integer dimension,
    @Nullable Precision precision,
    @Nullable Reduction reduction,
    @Nullable Structure structure,
    @Nullable Integer effort,
    @Nullable Double targetRecall,
    @Nullable Double oversampling,
    @Nullable Integer shards,
    @Nullable Integer missingShards) {

  /** Views of a dimension or precision. */
  static ViewPattern of(@Nullable Integer dimension, @Nullable Precision precision) {
    return new ViewPattern(dimension, precision, null, null, null, null, null, null, null);
  }

  boolean matches(ViewSpec view) {
    SearchSpec search = view.search();
    return is(dimension, view.dimension())
        && is(precision, view.precision())
        && is(reduction, view.reduction())
        && is(structure, search.structure())
        && is(effort, search.effort())
        && is(targetRecall, search.targetRecall())
        && is(oversampling, search.oversampling())
        && is(shards, view.shards())
        && is(missingShards, search.missingShards());
  }

  /** The one view that this names, with what is usual for the rest. */
  ViewSpec view(int dimension, Precision precision) {
    Structure of = structure == null ? Structure.FLAT : structure;
    int walk = effort == null ? 0 : effort;
    double usual = of == Structure.GRAPH && walk == 0 ? SearchSpec.USUAL_RECALL : 0;
    return new ViewSpec(
        dimension,
        precision,
        reduction == null ? Reduction.TRUNCATE : reduction,
        shards == null ? 0 : shards,
        new SearchSpec(
            of,
            walk,
            targetRecall == null ? usual : targetRecall,
            oversampling == null ? 1 : oversampling,
            missingShards == null ? 0 : missingShards));
  }

  private static boolean is(@Nullable Object wanted, Object value) {
    return wanted == null || wanted.equals(value);
  }
}
