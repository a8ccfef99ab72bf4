package io.crossmodal.bench.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

  @Test
  void readsBetweenTwoEfforts() {
    Curve curve = curve(point(.9, 1_000), point(.999, 10));
    assertThat(curve.at(.99).orElseThrow()).isCloseTo(100, within(1e-6));
    assertThat(curve.at(.9).orElseThrow()).isEqualTo(1_000);
    assertThat(curve.at(.5).orElseThrow()).isEqualTo(1_000);
    assertThat(curve.at(.9995)).isEmpty();
  }

  @Test
  void takesAFasterPointOfHigherRecall() {
    assertThat(curve(point(.98, 50), point(.995, 400), point(.99, 70)).at(.99)).hasValue(400);
  }

  @Test
  void readsAnExactScanAsItIs() {
    assertThat(curve(point(1, 77)).at(.999)).hasValue(77);
    assertThat(curve(point(.9, 100), point(1, 77)).at(.95)).hasValue(77);
  }

  private static Point point(double recall, double speed) {
    return new Point("e", recall, speed, speed, speed);
  }

  private static Curve curve(Point... points) {
    return new Curve("c", false, new Contender.Build(1, 1, "codes"), List.of(points));
  }
}
