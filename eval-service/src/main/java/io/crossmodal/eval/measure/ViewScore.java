package io.crossmodal.eval.measure;

import java.util.List;

/**
 * What a view costs and what it finds, at the largest candidate pool.
 *
 * @param view its name, for example {@code dim_256_prec_int8}
 * @param bytesPerVector bytes that one encoded vector takes
 * @param queryMillis median time of a query
 * @param quality R@k by direction, the same directions in every view, from the same resamples
 */
public record ViewScore(
    String view, double bytesPerVector, double queryMillis, List<Resampled> quality) {

  public ViewScore {
    quality = List.copyOf(quality);
  }

  /** R@k, averaged over the directions. */
  Resampled average() {
    return Resampled.average(quality);
  }
}
