package io.crossmodal.eval.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a budget buys.
 *
 * <p>A quality is inside the budget if the lower end of its interval is: what is not shown does not
 * count. Of the views inside, the one of the fewest bytes is chosen, then of the shortest time.
 *
 * @param budget that was asked for
 * @param choice the view to serve; empty if none is inside the budget
 * @param runnerUp the next best one inside it
 * @param nearest the view whose worst limit is missed least, if there is no choice
 * @param front views that no other one beats in quality, bytes and time together
 */
public record Advice(
    Budget budget,
    Optional<Offer> choice,
    Optional<Offer> runnerUp,
    Optional<Offer> nearest,
    List<Offer> front) {

  private static final Comparator<Offer> CHEAPEST =
      Comparator.comparingDouble(Offer::bytes)
          .thenComparingDouble(Offer::p99)
          .thenComparing(Offer::view);

  public Advice {
    front = List.copyOf(front);
  }

  /**
   * The advice on these offers.
   *
   * @throws IllegalArgumentException if the budget names a quality that was not measured
   */
  public static Advice on(List<Offer> offers, Budget budget) {
    if (offers.isEmpty()) {
      throw new IllegalArgumentException("offers: 0 (expected: at least 1)");
    }
    budget.limits().stream().filter(l -> !l.isCost()).forEach(l -> check(offers, l));
    List<Offer> inside =
        offers.stream().filter(o -> excess(o, budget) <= 0).sorted(CHEAPEST).toList();
    Optional<Offer> nearest =
        inside.isEmpty()
            ? offers.stream().min(Comparator.comparingDouble(o -> excess(o, budget)))
            : Optional.empty();
    return new Advice(
        budget,
        inside.stream().findFirst(),
        inside.stream().skip(1).findFirst(),
        nearest,
        front(offers, quality(offers, budget)));
  }

  /** The limits that an offer does not keep. */
  public List<Budget.Limit> missed(Offer offer) {
    return budget.limits().stream().filter(l -> l.excess(offer) > 0).toList();
  }

  private static double excess(Offer offer, Budget budget) {
    return budget.limits().stream().mapToDouble(l -> l.excess(offer)).max().orElseThrow();
  }

  /** The first quality of the budget, or else the last that was measured. */
  private static String quality(List<Offer> offers, Budget budget) {
    return budget.limits().stream()
        .filter(l -> !l.isCost())
        .map(Budget.Limit::what)
        .findFirst()
        .orElseGet(() -> offers.getFirst().quality().getLast().measure());
  }

  private static List<Offer> front(List<Offer> offers, String measure) {
    return offers.stream()
        .filter(o -> offers.stream().noneMatch(other -> o.isBeatenBy(other, measure)))
        .sorted(CHEAPEST)
        .toList();
  }

  private static void check(List<Offer> offers, Budget.Limit limit) {
    if (offers.getFirst().kept(limit.what()).isEmpty()) {
      throw new IllegalArgumentException(
          "budget: %s (expected: bytes, p50, p99 or one of %s)"
              .formatted(
                  limit.what(), offers.getFirst().quality().stream().map(Kept::measure).toList()));
    }
  }
}
