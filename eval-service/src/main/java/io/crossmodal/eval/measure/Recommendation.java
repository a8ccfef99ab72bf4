package io.crossmodal.eval.measure;

import java.util.Optional;

/** Which view to serve, if the evaluation can tell. */
public sealed interface Recommendation {

  /** The view to serve; empty if there is none. */
  default Optional<String> view() {
    return Optional.empty();
  }

  /**
   * The cheapest view whose loss is shown to be inside the budget.
   *
   * @param choice the view
   * @param baseline the fp32 full-dimension view
   * @param budget share of R@k that had to be kept
   * @param k cut-off of R@k
   * @param candidates size of the pool
   * @param cheaper the cheapest view whose point estimate is inside the budget but whose interval
   *     is not: more queries could show it
   */
  record Serve(
      Retention choice,
      Retention baseline,
      double budget,
      int k,
      int candidates,
      Optional<Retention> cheaper)
      implements Recommendation {

    @Override
    public Optional<String> view() {
      return Optional.of(choice.view());
    }
  }

  /**
   * No view of the grid is shown to keep enough.
   *
   * @param best the one that keeps most
   * @param baseline the fp32 full-dimension view
   * @param budget share of R@k that had to be kept
   * @param k cut-off of R@k
   * @param candidates size of the pool
   */
  record NoneGoodEnough(Retention best, Retention baseline, double budget, int k, int candidates)
      implements Recommendation {}

  /**
   * Nothing was found above chance, so losses mean nothing.
   *
   * @param baseline the fp32 full-dimension view
   * @param chance R@k of a random order
   * @param k cut-off of R@k
   * @param candidates size of the pool
   */
  record NoSignal(Retention baseline, double chance, int k, int candidates)
      implements Recommendation {}
}
