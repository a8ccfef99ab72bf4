package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Advice;
import io.crossmodal.eval.measure.Budget;
import io.crossmodal.eval.measure.Kept;
import io.crossmodal.eval.measure.Offer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a budget buys, in sentences. */
public final class AdviceWords {

  private AdviceWords() {}

  /** The advice, in two or three sentences. */
  public static String of(OfferFile file, Advice advice) {
    if (!file.verdict().equals("above chance")) {
      return "None: the evaluation's figures are %s, so what a view keeps of them means nothing."
          .formatted(file.verdict());
    }
    String text =
        advice
            .choice()
            .map(choice -> "Serve %s.".formatted(sentence(choice)))
            .orElseGet(() -> none(advice));
    return text
        + advice.runnerUp().map(next -> " Next: %s.".formatted(sentence(next))).orElse("")
        + " Shares are of %s, in pools of %s."
            .formatted(file.full(), Numbers.count(file.candidates()));
  }

  private static String none(Advice advice) {
    Offer nearest = advice.nearest().orElseThrow();
    List<Budget.Limit> missed = advice.missed(nearest);
    return "None is inside %s; the nearest is %s, which misses %s."
        .formatted(
            advice.budget(),
            sentence(nearest),
            missed.stream().map(Budget.Limit::toString).collect(Collectors.joining(" and ")));
  }

  private static String sentence(Offer offer) {
    return "%s: it keeps %s at %s bytes a vector, p99 %s ms"
        .formatted(
            offer.view(),
            offer.quality().stream().map(AdviceWords::kept).collect(Collectors.joining(", ")),
            Numbers.count(offer.bytes()),
            String.format(Locale.ROOT, "%.3f", offer.p99()));
  }

  private static String kept(Kept kept) {
    return String.format(
        Locale.ROOT,
        "%.1f %% (%.1f to %.1f) of %s",
        100 * kept.share(),
        100 * kept.interval().low(),
        100 * kept.interval().high(),
        kept.measure().equals("overlap")
            ? "the " + OfferList.NEIGHBOURS + " exact neighbours"
            : kept.measure());
  }
}
