package io.crossmodal.eval.report;

import static io.crossmodal.eval.report.Html.escape;

import io.crossmodal.eval.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What the lines of plots mean: each by its name; of many, colours and shapes apart, which say
 * precision and dimension, and the names folded away.
 */
final class Legend {

  /** Lines that are still found in a list of names. */
  private static final int MOST_NAMES = 12;

  private static final double[] NOWHERE = {};

  private final List<Series> lines;
  private final List<Integer> dimensions;
  private final Words words;

  /**
   * The legend of a panel.
   *
   * @param dimensions of the views, ascending
   */
  Legend(Panel panel, List<Integer> dimensions, Words words) {
    this.lines = panel.series();
    this.dimensions = dimensions;
    this.words = words;
  }

  String html() {
    return lines.size() <= MOST_NAMES
        ? list(lines)
        : "%s\n<details><summary>%s (%d)</summary>%s</details>"
            .formatted(
                list(kinds()),
                escape(words.label(Label.ALL_FIGURES)),
                lines.stream().filter(line -> !line.isChance()).count(),
                list(lines));
  }

  /** A line for each colour and each shape. */
  private List<Series> kinds() {
    List<Series> kinds = new ArrayList<>();
    for (int colour : looks(Series.Look::colour)) {
      kinds.add(sample(Precision.values()[colour].key(), new Series.Look(colour, 0)));
    }
    for (int shape : looks(Series.Look::shape)) {
      String name = dimensions.get(dimensions.size() - 1 - shape) + "-d";
      kinds.add(sample(name, new Series.Look(Series.Look.FRONT, shape)));
    }
    lines.stream().filter(Series::isChance).forEach(kinds::add);
    return kinds;
  }

  private List<Integer> looks(ToIntFunction<Series.Look> of) {
    return lines.stream()
        .map(Series::look)
        .filter(look -> look.colour() >= 0)
        .map(of::applyAsInt)
        .distinct()
        .sorted()
        .toList();
  }

  private static Series sample(String name, Series.Look look) {
    return new Series(name, look, NOWHERE, NOWHERE, NOWHERE, NOWHERE);
  }

  private static String list(List<Series> lines) {
    return lines.stream()
        .map(line -> "<li>" + SvgPanel.sample(line) + escape(line.name()) + "</li>")
        .collect(Collectors.joining("\n", "<ul class=\"legend\">\n", "\n</ul>"));
  }
}
