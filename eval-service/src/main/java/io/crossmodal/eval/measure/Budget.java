package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a view must keep and may cost, for example {@code R@1>=.99, bytes<=100, p99<=5ms}.
 *
 * <p>{@code NAME>=SHARE} limits a quality to a share of the full view's, {@code bytes<=N} the bytes
 * of a vector, {@code p50<=T} and {@code p99<=T} the time of a query (us, ms or s; ms if not said).
 *
 * @param limits at least one
 */
public record Budget(List<Limit> limits) {

  private static final String EXPECTED =
      "limits such as R@1>=.99, R@10>=98%, overlap>=.9, bytes<=100, p50<=1ms, p99<=5ms";
  private static final Pattern LIMIT =
      Pattern.compile("([A-Za-z0-9@]+)\\s*(>=|<=)\\s*([0-9]*\\.?[0-9]+)\\s*(%|us|ms|s|)");

  /**
   * One limit.
   *
   * @param what {@code bytes}, {@code p50}, {@code p99}, or a quality
   * @param value bytes, milliseconds, or a share over 0 to 1
   */
  public record Limit(String what, double value) {

    /** True if it is a cost, which must not be more; a quality must not be less. */
    public boolean isCost() {
      return what.equals("bytes") || what.equals("p50") || what.equals("p99");
    }

    /** How far an offer is beyond the limit, as a share of it; 0 or less if it is inside. */
    double excess(Offer offer) {
      return switch (what) {
        case "bytes" -> offer.bytes() / value - 1;
        case "p50" -> offer.p50() / value - 1;
        case "p99" -> offer.p99() / value - 1;
        default -> 1 - offer.kept(what).map(k -> k.interval().low()).orElse(0.0) / value;
      };
    }

    @Override
    public String toString() {
      String number = value == Math.rint(value) ? "%.0f".formatted(value) : String.valueOf(value);
      return switch (what) {
        case "bytes" -> "bytes<=" + number;
        case "p50", "p99" -> what + "<=" + number + "ms";
        default -> what + ">=" + number;
      };
    }
  }

  public Budget {
    limits = List.copyOf(limits);
    if (limits.isEmpty()) {
      throw new IllegalArgumentException("budget: \"\" (expected: %s)".formatted(EXPECTED));
    }
  }

  /**
   * Reads a budget.
   *
   * @throws IllegalArgumentException naming the limit that can't be read
   */
  public static Budget parse(String text) {
    List<Limit> limits = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        limits.add(limit(part.strip()));
      }
    }
    return new Budget(limits);
  }

  private static Limit limit(String text) {
    Matcher matcher = LIMIT.matcher(text);
    if (!matcher.matches()) {
      throw bad(text);
    }
    String name = matcher.group(1).toLowerCase(Locale.ROOT);
    String unit = matcher.group(4);
    double number = Double.parseDouble(matcher.group(3));
    Limit limit =
        switch (name) {
          case "bytes" -> new Limit(name, unit.isEmpty() ? number : Double.NaN);
          case "p50", "p99" -> new Limit(name, number * milliseconds(unit));
          default -> new Limit(matcher.group(1), unit.equals("%") ? number / 100 : number);
        };
    boolean cost = limit.isCost();
    if (cost != matcher.group(2).equals("<=")
        || !(limit.value() > 0)
        || (!cost && (limit.value() > 1 || !(unit.isEmpty() || unit.equals("%"))))) {
      throw bad(text);
    }
    return limit;
  }

  private static double milliseconds(String unit) {
    return switch (unit) {
      case "us" -> 1e-3;
      case "", "ms" -> 1;
      case "s" -> 1e3;
      default -> Double.NaN;
    };
  }

  private static IllegalArgumentException bad(String text) {
    return new IllegalArgumentException("budget: %s (expected: %s)".formatted(text, EXPECTED));
  }

  @Override
  public String toString() {
    return limits.stream().map(Limit::toString).collect(Collectors.joining(", "));
  }
}
