package io.crossmodal.eval.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a panel with XChart, without legend. */
final class PngPanel {

  /** Okabe and Ito's colours, which most colour-blind people can tell apart. */
  private static final Color[] COLOURS = {
    new Color(0x0072B2),
    new Color(0x009E73),
    new Color(0xE69F00),
    new Color(0xD55E00),
    new Color(0x8A4FBF),
    new Color(0x5F6B76)
  };

  private static final Color CHANCE = new Color(0x777777);
  private static final Color TICKS = new Color(0x444444);
  private static final int AXIS_HEIGHT = 56;
  private static final float[][] DASHES = {null, {8, 4}, {2, 4}, {8, 4, 2, 4}};
  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.SQUARE
  };

  private PngPanel() {}

  static BufferedImage draw(Panel panel, int width, int height) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height - AXIS_HEIGHT)
            .title(panel.title())
            .xAxisTitle(panel.xTitle())
            .yAxisTitle(panel.yTitle())
            .build();
    style(chart.getStyler(), panel);
    for (Series series : panel.series()) {
      add(chart, series, panel);
    }
    BufferedImage plot = BitmapEncoder.getBufferedImage(chart);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.drawImage(plot, 0, 0, null);
    g.dispose();
    xAxis(image, chart, panel);
    return image;
  }

  static Color colour(Series.Look look) {
    return look.colour() == Series.Look.CHANCE ? CHANCE : COLOURS[look.colour()];
  }

  static BasicStroke stroke(Series.Look look) {
    float[] dash =
        look.colour() == Series.Look.CHANCE
            ? new float[] {4, 4}
            : DASHES[Math.min(look.shape(), DASHES.length - 1)];
    return new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }

  static Marker marker(Series.Look look) {
    return look.colour() == Series.Look.CHANCE
        ? SeriesMarkers.NONE
        : MARKERS[Math.min(look.shape(), MARKERS.length - 1)];
  }

  private static void add(XYChart chart, Series series, Panel panel) {
    double[] x = Arrays.stream(series.x()).map(panel::position).toArray();
    XYSeries line = chart.addSeries(series.name(), x, series.y());
    line.setLineColor(colour(series.look()));
    line.setLineStyle(stroke(series.look()));
    line.setMarker(marker(series.look()));
    line.setMarkerColor(colour(series.look()));
    if (!series.isChance()) {
      addIntervals(chart, series, x);
    }
  }

  /** XChart's own error bars are symmetric, intervals are not: each is a short line. */
  private static void addIntervals(XYChart chart, Series series, double[] x) {
    Color colour = colour(series.look());
    Color faint = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150);
    for (int i = 0; i < x.length; i++) {
      XYSeries bar =
          chart.addSeries(
              series.name() + " interval " + i,
              new double[] {x[i], x[i]},
              new double[] {series.low()[i], series.high()[i]});
      bar.setLineColor(faint);
      bar.setLineStyle(new BasicStroke(1.4f));
      bar.setMarker(SeriesMarkers.NONE);
    }
  }

  private static void style(XYStyler styler, Panel panel) {
    styler.setLegendVisible(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(new Color(0xE4E4E4));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTicksMarksVisible(false);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(font(Font.BOLD, 17));
    styler.setAxisTitleFont(font(Font.PLAIN, 14));
    styler.setAxisTickLabelsFont(font(Font.PLAIN, 13));
    styler.setAxisTickLabelsColor(TICKS);
    styler.setMarkerSize(8);
    styler.setChartPadding(14);
    styler.setYAxisMin(0.0);
    styler.setYAxisMax(Math.max(panel.highest() * 1.04, 1e-9));
    styler.setYAxisDecimalPattern(panel.highest() < .1 ? "0.000" : "0.00");
    styler.setAntiAlias(true);
    styler.setToolTipsEnabled(false);
    styler.setXAxisMin(panel.first());
    styler.setXAxisMax(panel.last());
    styler.setXAxisTicksVisible(false);
    styler.setXAxisTitleVisible(false);
  }

  /** XChart marks decades alone on a logarithmic axis and chooses its own marks on others. */
  private static void xAxis(BufferedImage image, XYChart chart, Panel panel) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    int bottom = image.getHeight() - AXIS_HEIGHT;
    g.setFont(font(Font.PLAIN, 13));
    g.setColor(TICKS);
    for (double tick : panel.ticks()) {
      double x = chart.getScreenXFromChart(panel.position(tick));
      centred(g, Ticks.label(tick), x, bottom + 18);
    }
    double middle =
        (chart.getScreenXFromChart(panel.first()) + chart.getScreenXFromChart(panel.last())) / 2;
    g.setFont(font(Font.PLAIN, 14));
    g.setColor(Color.BLACK);
    centred(g, panel.xTitle(), middle, bottom + 44);
    g.dispose();
  }

  private static void centred(Graphics2D g, String text, double x, int y) {
    g.drawString(text, (float) (x - g.getFontMetrics().stringWidth(text) / 2.0), y);
  }

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
