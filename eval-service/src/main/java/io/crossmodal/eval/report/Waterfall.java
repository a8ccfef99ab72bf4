package io.crossmodal.eval.report;

import static io.crossmodal.eval.report.Html.escape;

import io.crossmodal.eval.measure.LossCause;
import io.crossmodal.eval.measure.LossParts;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.Locale;
import java.util.Map;

/** A waterfall of each view's losses: from the full figure down, cause by cause. */
final class Waterfall {

  private static final int LEAST_NAME = 190;
  private static final int WIDTH = 760;
  private static final int ROW = 22;
  private static final int BAR = ROW - 6;
  private static final int KEY = 185;

  /** A letter of a name, in a font of 12. */
  private static final double LETTER = 6.6;

  /** A hundredth of a point is not drawn as wide as the page only because nothing is larger. */
  private static final double LEAST_SCALE = .01;

  private Waterfall() {}

  static String svg(LossTable losses, Words words) {
    double low = 0;
    double high = LEAST_SCALE;
    double name = LEAST_NAME;
    for (Map.Entry<ViewSpec, LossParts> one : losses.parts().entrySet()) {
      double sum = 0;
      for (LossCause cause : losses.causes()) {
        sum += one.getValue().part(cause).value();
        low = Math.min(low, sum);
        high = Math.max(high, sum);
      }
      name = Math.max(name, LETTER * one.getKey().name().length() + 12);
    }
    double scale = (WIDTH - name - 80) / (high - low);
    double zero = name - low * scale;
    int height = (losses.parts().size() + 1) * ROW + 8;
    StringBuilder out =
        new StringBuilder(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, height, escape(words.label(Label.LOSSES))));
    for (int i = 0; i < losses.causes().size(); i++) {
      LossCause cause = losses.causes().get(i);
      key(out, i, colour(cause), words.label(Label.lostTo(cause)));
    }
    int y = ROW + 4;
    for (Map.Entry<ViewSpec, LossParts> one : losses.parts().entrySet()) {
      text(out, 0, y + 14, one.getKey().name());
      double from = 0;
      double widest = 0;
      for (LossCause cause : losses.causes()) {
        double to = from + one.getValue().part(cause).value();
        // What is won back lies over what was lost before: half as high, so that both are seen.
        int thick = to < from ? BAR / 2 : BAR;
        bar(out, zero + Math.min(from, to) * scale, Math.abs(to - from) * scale, y, thick, cause);
        from = to;
        widest = Math.max(widest, to);
      }
      text(out, zero + widest * scale + 6, y + 14, Numbers.fixed(100 * one.getValue().total(), 2));
      y += ROW;
    }
    return out.append("</svg>").toString();
  }

  private static String colour(LossCause cause) {
    return switch (cause) {
      case DIMENSION -> "#0072B2";
      case PRECISION -> "#E69F00";
      case SEARCH -> "#009E73";
      case SHARDS -> "#CC79A7";
    };
  }

  private static void bar(
      StringBuilder out, double left, double width, int y, int height, LossCause cause) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
            left,
            y + 3 + BAR - height,
            Math.max(1, width),
            height,
            colour(cause)));
  }

  private static void key(StringBuilder out, int position, String colour, String label) {
    int x = position * KEY;
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
