package io.crossmodal.eval.measure;

/**
 * A recall that somebody published, with what it takes to judge it.
 *
 * @param experiment its name, for example {@code dim_256_prec_fp16_cand_100}
 * @param direction its name, for example {@code text_to_video}
 * @param k cut-off, at most {@code candidates}
 * @param candidates items of a pool, one of them relevant
 * @param queries that were averaged, at least 1
 * @param recall share of the queries whose relevant item was among the top k, 0 to 1
 */
public record PublishedFigure(
    String experiment, String direction, int k, int candidates, int queries, double recall) {

  public PublishedFigure {
    if (k < 1 || k > candidates || queries < 1 || !(recall >= 0 && recall <= 1)) {
      throw new IllegalArgumentException(
          "%s: k %d of %d candidates, %d queries, recall %s (expected: 1..candidates, 1.., 0..1)"
              .formatted(experiment, k, candidates, queries, recall));
    }
  }

  /** R@k of a random order. */
  public double chance() {
    return (double) k / candidates;
  }

  BinomialProportion proportion() {
    return new BinomialProportion((int) Math.round(recall * queries), queries);
  }
}
