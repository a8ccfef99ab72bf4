package io.crossmodal.eval.plan;

import java.util.Comparator;

/**
 * What one view of a gallery holds and how it is searched: a configuration without its candidate
 * pool.
 *
 * @param dimension components of a vector
 * @param precision of a component
 * @param reduction how its vectors got that dimension; truncation where nothing had to be done
 * @param shards of its gallery; 0 for as many as the evaluation's galleries have anyway
 * @param search how it is searched
 */
public record ViewSpec(
    int dimension, Precision precision, Reduction reduction, int shards, SearchSpec search)
    implements Comparable<ViewSpec> {

  private static final Comparator<ViewSpec> ORDER =
      Comparator.comparingInt(ViewSpec::dimension)
          .thenComparing(ViewSpec::precision)
          .thenComparing(ViewSpec::reduction)
          .thenComparingInt(ViewSpec::shards)
          .thenComparing(ViewSpec::search);

  /** A view of truncated vectors that ranks all of them. */
  public ViewSpec(int dimension, Precision precision) {
    this(dimension, precision, Reduction.TRUNCATE, 0, SearchSpec.EXHAUSTIVE);
  }

  ViewSpec reduced(Reduction other) {
    return new ViewSpec(dimension, precision, other, shards, search);
  }

  ViewSpec sharded(int other) {
    return new ViewSpec(dimension, precision, reduction, other, search);
  }

  /** This view without what has no effect on a source: reducing nothing, reranking fp32. */
  ViewSpec on(SourceShape source) {
    return new ViewSpec(
        dimension,
        precision,
        source.dimensions().contains(dimension) ? Reduction.TRUNCATE : reduction,
        shards,
        precision == Precision.FP32 ? search.unreranked() : search);
  }

  /** The same view, searched otherwise. */
  public ViewSpec searched(SearchSpec other) {
    return new ViewSpec(dimension, precision, reduction, shards, other);
  }

  /** The same vectors at another precision, searched otherwise. */
  public ViewSpec at(Precision other, SearchSpec search) {
    return new ViewSpec(dimension, other, reduction, shards, search);
  }

  /** The same whatever the shards, which change no ranking of all items. */
  public ViewSpec anyShards() {
    return sharded(0);
  }

  /** For example {@code dim_256_prec_fp16} or {@code dim_256_prec_int8_pca_graph_effort_64}. */
  public String name() {
    return "dim_%d_prec_%s%s%s%s"
        .formatted(
            dimension,
            precision.key(),
            reduction == Reduction.TRUNCATE ? "" : "_" + reduction.key(),
            shards == 0 ? "" : "_shards_" + shards,
            search.suffix());
  }

  /** In a few words, for example {@code 256-d int8 graph effort 64}. */
  public String words() {
    String rest = name().substring("dim_%d_prec_".formatted(dimension).length());
    return "%d-d %s".formatted(dimension, rest.replace('_', ' '));
  }

  @Override
  public int compareTo(ViewSpec other) {
    return ORDER.compare(this, other);
  }
}
