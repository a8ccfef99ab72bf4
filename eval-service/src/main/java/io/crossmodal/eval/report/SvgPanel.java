package io.crossmodal.eval.report;

/**
 * Draws a panel as inline SVG whose colours come from the page, so that it is sharp in print and
 * right in the dark.
 */
final class SvgPanel {

  private static final double WIDTH = 560;
  private static final double HEIGHT = 360;
  private static final double LEFT = 58;
  private static final double RIGHT = 14;
  private static final double TOP = 34;
  private static final double BOTTOM = 46;
  private static final String[] DASHES = {"", "8 4", "2 4", "8 4 2 4"};

  private final Panel panel;
  private final double low;
  private final double high;
  private final double top;
  private final StringBuilder out = new StringBuilder();

  private SvgPanel(Panel panel) {
    this.panel = panel;
    this.low = panel.first();
    this.high = panel.last();
    this.top = Math.max(panel.highest() * 1.05, 1e-9);
  }

  static String svg(Panel panel) {
    return new SvgPanel(panel).draw();
  }

  /** The sample of a line for a legend. */
  static String sample(Series series) {
    return "<svg viewBox=\"0 0 40 12\" aria-hidden=\"true\"><path class=\"l %s\"%s d=\"M0 6H40\"/>%s</svg>"
        .formatted(colour(series), dash(series), marker(series, 20, 6));
  }

  private String draw() {
    out.append(
        "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">"
            .formatted(
                number(WIDTH),
                number(HEIGHT),
                Html.escape(panel.title() + ": " + panel.yTitle() + " / " + panel.xTitle())));
    axes();
    panel.series().forEach(this::series);
    return out.append("</svg>").toString();
  }

  private void axes() {
    text("title", LEFT, 20, "start", panel.title());
    for (double tick : Ticks.linear(0, top, 6)) {
      out.append(
          "<path class=\"grid\" d=\"M%s %sH%s\"/>"
              .formatted(number(LEFT), number(y(tick)), number(WIDTH - RIGHT)));
      text("tick", LEFT - 8, y(tick) + 4, "end", Ticks.label(tick));
    }
    for (double tick : panel.ticks()) {
      text("tick", x(tick), HEIGHT - BOTTOM + 18, "middle", Ticks.label(tick));
    }
    text("", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "middle", panel.xTitle());
    out.append(
        "<text transform=\"translate(14 %s) rotate(-90)\" text-anchor=\"middle\">%s</text>"
            .formatted(number((TOP + HEIGHT - BOTTOM) / 2), Html.escape(panel.yTitle())));
  }

  private void series(Series series) {
    StringBuilder line = new StringBuilder();
    StringBuilder bars = new StringBuilder();
    StringBuilder markers = new StringBuilder();
    for (int i = 0; i < series.x().length; i++) {
      double x = x(series.x()[i]);
      line.append(i == 0 ? "M" : "L").append(number(x)).append(' ');
      line.append(number(y(series.y()[i])));
      markers.append(marker(series, x, y(series.y()[i])));
      if (series.high()[i] > series.low()[i]) {
        bars.append(
            "M%s %sV%s"
                .formatted(number(x), number(y(series.low()[i])), number(y(series.high()[i]))));
      }
    }
    String colour = colour(series);
    out.append("<g><title>").append(Html.escape(series.name())).append("</title>");
    if (!bars.isEmpty()) {
      out.append("<path class=\"b %s\" d=\"%s\"/>".formatted(colour, bars));
    }
    if (series.x().length > 1) {
      out.append("<path class=\"l %s\"%s d=\"%s\"/>".formatted(colour, dash(series), line));
    }
    out.append(markers).append("</g>");
  }

  private void text(String style, double x, double y, String anchor, String text) {
    out.append(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
            .formatted(style, number(x), number(y), anchor, Html.escape(text)));
  }

  private double x(double value) {
    double share = (panel.position(value) - low) / (high - low);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
  }

  private static String colour(Series series) {
    return switch (series.look().colour()) {
      case Series.Look.CHANCE -> "kc";
      case Series.Look.FRONT -> "kf";
      default -> "k" + series.look().colour();
    };
  }

  private static String dash(Series series) {
    String dash =
        series.isChance() ? "4 4" : DASHES[Math.min(series.look().shape(), DASHES.length - 1)];
    return dash.isEmpty() ? "" : " stroke-dasharray=\"%s\"".formatted(dash);
  }

  private static String marker(Series series, double x, double y) {
    if (series.isChance()) {
      return "";
    }
    String shape =
        switch (Math.min(series.look().shape(), 3)) {
          case 0 -> "a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0";
          case 1 -> "l4-4l4 4l-4 4z";
          case 2 -> "v3.5h8l-4-7.5z";
          default -> "v-3.4h6.8v6.8h-6.8z";
        };
    double start = series.look().shape() == 0 ? 3.6 : series.look().shape() < 3 ? 4 : 3.4;
    return "<path class=\"m %s\" d=\"M%s %s%s\"/>"
        .formatted(colour(series), number(x - start), number(y), shape);
  }

  private static String number(double value) {
    return Numbers.fixed(value, 1);
  }
}
