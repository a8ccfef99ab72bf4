package io.crossmodal.eval.report;

import static io.crossmodal.eval.report.Html.escape;

import io.crossmodal.eval.measure.Kept;
import io.crossmodal.eval.measure.Offer;
import io.crossmodal.eval.measure.Served;
import io.crossmodal.eval.plan.Precision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What dimension and precision keep of R@k, as a map: a column a dimension, a row a precision; of
 * views that rank all items and are truncated.
 */
final class HeatMap {

  private static final int LEFT = 70;
  private static final int TOP = 44;
  private static final int CELL_HEIGHT = 34;
  private static final int WIDTH = 560;

  private HeatMap() {}

  /** The map; empty where there are not two of both, so that nothing could be compared. */
  static Optional<String> svg(EvaluationReport report, List<Offer> all, Words words) {
    List<Offer> offers = all.stream().filter(o -> o.served().equals(Served.PLAIN)).toList();
    List<Integer> dimensions = offers.stream().map(Offer::dimension).distinct().sorted().toList();
    List<String> precisions =
        Precision.keys().stream()
            .filter(p -> offers.stream().anyMatch(o -> o.precision().equals(p)))
            .toList();
    if (dimensions.size() < 2 || precisions.size() < 2) {
      return Optional.empty();
    }
    String measure = "R@" + report.headlineK();
    int height = TOP + precisions.size() * CELL_HEIGHT + 30;
    String title = words.label(Label.HEAT).formatted(measure);
    StringBuilder out =
        new StringBuilder(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, height, escape(title)));
    text(out, "title", LEFT, 20, "start", title);
    double width = (WIDTH - LEFT - 14.0) / dimensions.size();
    for (int row = 0; row < precisions.size(); row++) {
      double y = TOP + row * CELL_HEIGHT;
      text(out, "", LEFT - 8, y + 22, "end", precisions.get(row));
      for (int column = 0; column < dimensions.size(); column++) {
        double x = LEFT + column * width;
        cell(out, x, y, width, offer(offers, dimensions.get(column), precisions.get(row)), measure);
      }
    }
    for (int column = 0; column < dimensions.size(); column++) {
      double middle = LEFT + (column + .5) * width;
      text(out, "tick", middle, height - 12, "middle", dimensions.get(column) + "-d");
    }
    return Optional.of(out.append("</svg>").toString());
  }

  private static Optional<Offer> offer(List<Offer> offers, int dimension, String precision) {
    return offers.stream()
        .filter(o -> o.dimension() == dimension && o.precision().equals(precision))
        .findFirst();
  }

  /** The more is lost, the darker: ten points are the darkest. */
  private static void cell(
      StringBuilder out, double x, double y, double width, Optional<Offer> offer, String measure) {
    if (offer.isEmpty()) {
      return;
    }
    Kept kept = offer.get().kept(measure).orElse(offer.get().quality().getFirst());
    double lost = Math.clamp((1 - kept.share()) / .1, 0, 1);
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"heat\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill-opacity=\"%.2f\"/>",
            x + 1,
            y + 1,
            width - 2,
            CELL_HEIGHT - 2,
            .06 + .6 * lost));
    text(out, "", x + width / 2, y + 22, "middle", Numbers.percent(kept.share()) + " %");
  }

  private static void text(
      StringBuilder out, String style, double x, double y, String anchor, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            style,
            x,
            y,
            anchor,
            escape(text)));
  }
}
