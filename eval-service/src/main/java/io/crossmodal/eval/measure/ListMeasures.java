package io.crossmodal.eval.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of measures, whatever the case of their letters. */
public final class ListMeasures {

  /** Every name that is read; k is 1 or more, r a recall. */
  public static final List<String> KNOWN =
      List.of(
          "R@k",
          "Success@k",
          "Recall@k",
          "P@k",
          "AP",
          "AP@k",
          "AP-reachable@k",
          "RR",
          "RR@k",
          "nDCG",
          "nDCG@k",
          "nDCG-exp",
          "nDCG-exp@k",
          "Rprec",
          "IPrec@r");

  private static final Pattern NAME = Pattern.compile("([A-Za-z-]+)(?:@([0-9.]{1,9}))?");

  private ListMeasures() {}

  /**
   * The measure of a name.
   *
   * @throws IllegalArgumentException with the known names, if it is none
   */
  public static ListMeasure parse(String name) {
    Matcher matcher = NAME.matcher(name.strip());
    if (!matcher.matches()) {
      throw unknown(name);
    }
    String word = matcher.group(1).toLowerCase(Locale.ROOT);
    String cut = matcher.group(2);
    if (cut == null) {
      return switch (word) {
        case "ap", "map" -> new ExpectedMeasure("AP", new AveragePrecision());
        case "rr", "mrr" -> new ExpectedMeasure("RR", new ReciprocalRank());
        case "ndcg" -> new GradedNdcgAt(Integer.MAX_VALUE, false);
        case "ndcg-exp" -> new GradedNdcgAt(Integer.MAX_VALUE, true);
        case "rprec" -> new ExpectedMeasure("Rprec", new RPrecision());
        default -> throw unknown(name);
      };
    }
    if (word.equals("iprec")) {
      return new InterpolatedPrecisionAt(number(name, cut));
    }
    int k = whole(name, cut);
    return switch (word) {
      case "r", "success" -> cut("R", k, SuccessAt::new);
      case "recall" -> cut("Recall", k, RecallAt::new);
      case "p", "precision" -> cut("P", k, PrecisionAt::new);
      case "ap", "map" -> cut("AP", k, AveragePrecisionAt::new);
      case "ap-reachable" -> cut("AP-reachable", k, ReachableAveragePrecisionAt::new);
      case "rr", "mrr" -> cut("RR", k, ReciprocalRankAt::new);
      case "ndcg" -> new GradedNdcgAt(k, false);
      case "ndcg-exp" -> new GradedNdcgAt(k, true);
      default -> throw unknown(name);
    };
  }

  private static ListMeasure cut(String word, int k, IntFunction<Measure> measure) {
    return new ExpectedMeasure(word + "@" + k, measure.apply(k));
  }

  private static int whole(String name, String cut) {
    double k = number(name, cut);
    if (k != Math.rint(k) || k < 1) {
      throw new IllegalArgumentException(
          "measures: %s (expected: a cut-off of 1, 2, ...)".formatted(name));
    }
    return (int) k;
  }

  private static double number(String name, String cut) {
    try {
      return Double.parseDouble(cut);
    } catch (NumberFormatException e) {
      throw unknown(name);
    }
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "measures: %s (expected: %s)"
            .formatted(name.isBlank() ? "\"\"" : name, String.join(", ", KNOWN)));
  }
}
