package io.crossmodal.eval.report;

import java.util.ArrayList;
import java.util.List;

/** Round positions for the marks of an axis. */
final class Ticks {

  private static final double[] STEPS = {1, 2, 5, 10};

  private Ticks() {}

  /** About {@code wanted} multiples of 1, 2 or 5 times a power of ten, inside the range. */
  static List<Double> linear(double low, double high, int wanted) {
    double rough = Math.max((high - low) / wanted, 1e-9);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = 10 * power;
    for (double each : STEPS) {
      if (each * power >= rough) {
        step = each * power;
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Powers of two inside the range. */
  static List<Double> powersOfTwo(double low, double high) {
    List<Double> ticks = new ArrayList<>();
    for (double tick = Math.pow(2, Math.ceil(log2(low) - 1e-9)); tick <= high; tick *= 2) {
      ticks.add(tick);
    }
    return ticks;
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** A tick's label without needless zeros. */
  static String label(double tick) {
    String text = Numbers.fixed(tick, tick >= 10 ? 0 : 4);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : Numbers.count(tick);
  }
}
