package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What a view loses of a figure, split into its causes by switching them on one after the other in
 * the order of {@link LossCause}.
 *
 * @param full the figure of the full view
 * @param parts one a cause, in their order
 */
public record LossParts(double full, List<Part> parts) {

  /**
   * What is lost to one cause.
   *
   * @param value lost; negative if something was won
   * @param interval of it, from paired resamples
   */
  public record Part(double value, Interval interval) {}

  public LossParts {
    parts = List.copyOf(parts);
    if (parts.size() != LossCause.values().length) {
      throw new IllegalArgumentException(
          "parts: %d (expected: %d, one a cause)"
              .formatted(parts.size(), LossCause.values().length));
    }
  }

  /**
   * The parts of one view's loss.
   *
   * @param steps figures from the same resamples: the full view's, then one with each further cause
   *     switched on, the last being the view's own
   */
  public static LossParts of(List<Resampled> steps, double confidence) {
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < steps.size(); i++) {
      Resampled before = steps.get(i - 1);
      Resampled after = steps.get(i);
      parts.add(new Part(before.value() - after.value(), before.minus(after, confidence)));
    }
    return new LossParts(steps.getFirst().value(), parts);
  }

  /** What is lost to a cause. */
  public Part part(LossCause cause) {
    return parts.get(cause.ordinal());
  }

  /** The whole loss: its parts together. */
  public double total() {
    return parts.stream().mapToDouble(Part::value).sum();
  }
}
