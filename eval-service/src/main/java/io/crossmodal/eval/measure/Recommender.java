package io.crossmodal.eval.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the cheapest view (bytes a vector, then time) that is shown to keep enough quality.
 *
 * <p>A view is shown to keep enough if the lower end of its retention's interval is inside the
 * budget. Retentions are ratios of R@k, averaged over the directions, from paired resamples.
 *
 * @param budget share of R@k to keep, for example .99
 * @param k cut-off of R@k
 * @param candidates size of the pool
 * @param confidence of the intervals
 */
public record Recommender(double budget, int k, int candidates, double confidence) {

  /**
   * Recommends among views.
   *
   * @param views that may be served, at least one
   * @param baseline the fp32 full-dimension view, which may be one of them
   * @param verdict on the whole evaluation
   * @param chance R@k of a random order, averaged over the directions
   */
  public Recommendation recommend(
      List<ViewScore> views, ViewScore baseline, Verdict verdict, double chance) {
    Resampled reference = baseline.average();
    Retention kept = retention(baseline, reference);
    if (verdict != Verdict.ABOVE_CHANCE) {
      return new Recommendation.NoSignal(kept, chance, k, candidates);
    }
    List<Retention> cheapestFirst =
        views.stream()
            .sorted(
                Comparator.comparingDouble(ViewScore::bytesPerVector)
                    .thenComparingDouble(ViewScore::queryMillis)
                    .thenComparing(ViewScore::view))
            .map(view -> retention(view, reference))
            .toList();
    Optional<Retention> shown =
        cheapestFirst.stream().filter(r -> r.interval().low() >= budget).findFirst();
    if (shown.isEmpty()) {
      Retention best =
          cheapestFirst.stream().max(Comparator.comparingDouble(Retention::kept)).orElseThrow();
      return new Recommendation.NoneGoodEnough(best, kept, budget, k, candidates);
    }
    Optional<Retention> cheaper =
        cheapestFirst.stream()
            .takeWhile(r -> !r.equals(shown.get()))
            .filter(r -> r.kept() >= budget)
            .findFirst();
    return new Recommendation.Serve(shown.get(), kept, budget, k, candidates, cheaper);
  }

  private Retention retention(ViewScore view, Resampled reference) {
    Resampled quality = view.average();
    return new Retention(
        view.view(),
        view.bytesPerVector(),
        quality.value(),
        quality.ratioTo(reference),
        quality.ratioTo(reference, confidence));
  }
}
