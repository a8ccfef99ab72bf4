package io.crossmodal.eval.measure;

import java.util.List;
import java.util.Optional;

/**
 * A view that could be served: what it costs and what it keeps.
 *
 * @param view its name, for example {@code dim_256_prec_int8}
 * @param dimension components of a vector
 * @param precision for example {@code int8}
 * @param served how it is made and searched
 * @param bytes of one encoded vector
 * @param p50 median time of a query, milliseconds
 * @param p99 99th percentile of it, milliseconds
 * @param quality what it keeps, one a measure
 */
public record Offer(
    String view,
    int dimension,
    String precision,
    Served served,
    double bytes,
    double p50,
    double p99,
    List<Kept> quality) {

  public Offer {
    quality = List.copyOf(quality);
  }

  /** What it keeps of a measure, whatever the case of its name. */
  public Optional<Kept> kept(String measure) {
    return quality.stream().filter(k -> k.measure().equalsIgnoreCase(measure)).findFirst();
  }

  /** True if the other one is at least as good in everything and better in something. */
  boolean isBeatenBy(Offer other, String measure) {
    double own = share(measure);
    double others = other.share(measure);
    boolean asGood = others >= own && other.bytes <= bytes && other.p99 <= p99;
    return asGood && (others > own || other.bytes < bytes || other.p99 < p99);
  }

  private double share(String measure) {
    return kept(measure).map(Kept::share).orElse(0.0);
  }
}
