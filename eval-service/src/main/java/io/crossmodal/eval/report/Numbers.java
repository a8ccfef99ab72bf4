package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Interval;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them, the same in every locale. */
final class Numbers {

  private Numbers() {}

  /** Three decimals, for example {@code 0.802}. */
  static String score(double value) {
    return fixed(value, 3);
  }

  /** For example {@code 0.777–0.826}, or nothing where there is no interval. */
  static String range(@Nullable Interval interval) {
    return interval == null ? "" : score(interval.low()) + "–" + score(interval.high());
  }

  /** A difference with its sign, for example {@code +0.004}. */
  static String signed(double difference) {
    String text = score(difference);
    return text.startsWith("-") || text.equals("0.000") ? text : "+" + text;
  }

  /**
   * A share in percent with a decimal where it needs one, for example {@code 99.2} or {@code 98}.
   */
  static String percent(double share) {
    String text = fixed(100 * share, 1);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** For example {@code 8.0} or {@code 40}: two digits that matter. */
  static String times(double factor) {
    return fixed(factor, Math.abs(factor) < 9.95 ? 1 : 0);
  }

  /** Milliseconds with three digits that matter, for example {@code 0.42} or {@code 17.3}. */
  static String millis(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    return fixed(millis, millis < 1 ? 3 : millis < 10 ? 2 : millis < 100 ? 1 : 0);
  }

  /** A whole number with thousands set apart, for example {@code 2,048}; halves are kept. */
  static String count(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%,.1f", value);
  }

  static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    // Rounding must not make a minus nothing.
    return text.matches("-0\\.?0*") ? text.substring(1) : text;
  }
}
