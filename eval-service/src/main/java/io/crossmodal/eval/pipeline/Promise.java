package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.Interval;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What was promised when a view was promoted.
 *
 * @param view its name in the gallery
 * @param overlap share of the exact neighbours that its evaluation found, with its interval; null
 *     if that measured none
 * @param made when it was promoted
 */
public record Promise(String view, @Nullable Overlap overlap, Instant made) {

  /** A share with its interval. */
  public record Overlap(double value, Interval interval) {}

  /** As one line of text. */
  String text() {
    Overlap kept = overlap;
    return kept == null
        ? "%s %s".formatted(view, made)
        : "%s %s %s %s %s"
            .formatted(view, made, kept.value, kept.interval.low(), kept.interval.high());
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Promise of(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 2 && words.length != 5) {
      throw new IllegalArgumentException(
          "promise: %s (expected: view, time and, where measured, three shares)".formatted(text));
    }
    try {
      Overlap overlap =
          words.length == 2
              ? null
              : new Overlap(
                  Double.parseDouble(words[2]),
                  new Interval(Double.parseDouble(words[3]), Double.parseDouble(words[4])));
      return new Promise(words[0], overlap, Instant.parse(words[1]));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("promise: %s (expected: a time)".formatted(text), e);
    }
  }
}
