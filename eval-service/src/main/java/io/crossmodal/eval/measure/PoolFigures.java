package io.crossmodal.eval.measure;

import java.util.List;

/**
 * The figures of one view and direction at one pool size.
 *
 * @param candidates items of a pool
 * @param gallery items of the gallery that pools are drawn from
 * @param queries that were measured
 * @param clusters images that they belong to
 * @param figures one a measure
 * @param tiedQueries share of the queries whose relevant items tie with others in the gallery
 * @param testedMeasure key of the measure that verdict and p-value speak of, for example {@code
 *     recall@10}
 * @param verdict on its interval over the sampled pools
 * @param pValue two-sided, of the same figure against chance
 * @param headline expected R@k of the headline cut-off, by bootstrap resample: the same images in
 *     every view, so that two views can be compared pair by pair
 * @param first the same of the smallest cut-off
 * @param headlineSums expected headline R@k, summed up by image, the images in the same order in
 *     every view
 */
public record PoolFigures(
    int candidates,
    int gallery,
    int queries,
    int clusters,
    List<Figure> figures,
    double tiedQueries,
    String testedMeasure,
    Verdict verdict,
    double pValue,
    Resampled headline,
    Resampled first,
    double[] headlineSums) {

  /** Headline R@k from which on it can't tell good views apart any more. */
  private static final double CEILING = .99;

  public PoolFigures {
    figures = List.copyOf(figures);
    headlineSums = headlineSums.clone();
  }

  /** True if the headline R@k is so near 1 that only a smaller cut-off tells views apart. */
  public boolean saturated() {
    return headline.value() >= CEILING;
  }

  /** The figure that verdict and p-value speak of. */
  public Figure tested() {
    return figure(testedMeasure);
  }

  /** The figure of a measure such as {@code recall@10}. */
  public Figure figure(String measure) {
    return figures.stream()
        .filter(f -> f.measure().equals(measure))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "measure: %s (expected: one of %s)".formatted(measure, keys())));
  }

  /** Keys of the measures, in order. */
  public List<String> keys() {
    return figures.stream().map(Figure::measure).toList();
  }
}
