package io.crossmodal.bench.report;

import io.crossmodal.bench.race.Curve;
import io.crossmodal.bench.race.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Queries a second over recall as ann-benchmarks draws them: up and to the right is better. */
public final class RacePlot {

  private static final int WIDTH = 1_100;
  private static final int HEIGHT = 700;
  private static final float[] DASHES = {6, 4};

  private RacePlot() {}

  /** Writes a PNG. */
  public static void write(RaceReport report, Path png) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(report.data())
            .xAxisTitle("recall@%d".formatted(report.k()))
            .yAxisTitle("queries a second, one thread")
            .build();
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setMarkerSize(7);
    chart.getStyler().setXAxisDecimalPattern("0.000");
    report.curves().forEach(curve -> add(chart, curve));
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapFormat.PNG);
  }

  private static void add(XYChart chart, Curve curve) {
    List<Point> points =
        curve.points().stream().sorted(Comparator.comparingDouble(Point::recall)).toList();
    XYSeries line =
        chart.addSeries(
            curve.name(),
            points.stream().mapToDouble(Point::recall).toArray(),
            points.stream().mapToDouble(Point::queriesPerSecond).toArray());
    line.setMarker(curve.isPeer() ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE);
    line.setLineStyle(
        curve.isPeer()
            ? new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES, 0)
            : new BasicStroke(2.5f));
  }
}
