package io.crossmodal.eval.report;

import static io.crossmodal.eval.report.Html.escape;

import io.crossmodal.eval.measure.LossParts;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.Locale;
import java.util.Map;

/** A waterfall of each view's losses: from the full figure down by dimension, then by precision. */
final class Waterfall {

  private static final int NAME = 190;
  private static final int WIDTH = 760;
  private static final int ROW = 22;

  /** A hundredth of a point is not drawn as wide as the page only because nothing is larger. */
  private static final double LEAST_SCALE = .01;

  private static final String DIMENSION = "#0072B2";
  private static final String PRECISION = "#E69F00";

  private Waterfall() {}

  static String svg(LossTable losses, Words words) {
    double low = 0;
    double high = LEAST_SCALE;
    for (LossParts loss : losses.parts().values()) {
      low = Math.min(low, Math.min(loss.dimension(), loss.total()));
      high = Math.max(high, Math.max(loss.dimension(), loss.total()));
    }
    double scale = (WIDTH - NAME - 80) / (high - low);
    int height = (losses.parts().size() + 1) * ROW + 8;
    StringBuilder out =
        new StringBuilder(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, height, escape(words.label(Label.LOSSES))));
    key(out, 0, DIMENSION, words.label(Label.LOST_TO_DIMENSION));
    key(out, 1, PRECISION, words.label(Label.LOST_TO_PRECISION));
    int y = ROW + 4;
    for (Map.Entry<ViewSpec, LossParts> one : losses.parts().entrySet()) {
      LossParts loss = one.getValue();
      text(out, 0, y + 14, one.getKey().name());
      bar(out, low, scale, 0, loss.dimension(), y, DIMENSION);
      bar(out, low, scale, loss.dimension(), loss.total(), y, PRECISION);
      double end = NAME + (Math.max(Math.max(0, loss.dimension()), loss.total()) - low) * scale;
      text(out, end + 6, y + 14, Numbers.fixed(100 * loss.total(), 2));
      y += ROW;
    }
    return out.append("</svg>").toString();
  }

  private static void bar(
      StringBuilder out, double low, double scale, double from, double to, int y, String colour) {
    double left = NAME + (Math.min(from, to) - low) * scale;
    double width = Math.max(1, Math.abs(to - from) * scale);
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
            left,
            y + 3,
            width,
            ROW - 6,
            colour));
  }

  private static void key(StringBuilder out, int position, String colour, String label) {
    int x = NAME + position * 200;
    out.append(
        "<rect x=\"%d\" y=\"4\" width=\"12\" height=\"12\" fill=\"%s\"/>".formatted(x, colour));
    text(out, x + 18, 15, label);
  }

  private static void text(StringBuilder out, double x, int y, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" font-size=\"12\">%s</text>",
            x,
            y,
            escape(text)));
  }
}
