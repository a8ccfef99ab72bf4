package io.crossmodal.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items of which a few are far above the others, and estimates with normal errors. */
class ShortlistTest {

  private static final int ITEMS = 12_000;
  private static final int K = 10;
  private static final int TRIALS = 150;

  @ParameterizedTest
  @CsvSource({"30, .15", "50, .3", "100, .3", "200, .3"})
  void saysLittleLessThanIsSo(int shortlist, double error) {
    double said = 0;
    int were = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      SplittableRandom random = new SplittableRandom(trial);
      float[][] items = drawn(random, error);
      float[] exact = new float[shortlist];
      for (int i = 0; i < shortlist; i++) {
        exact[i] = items[i][1];
      }
      float[] sorted = exact.clone();
      Arrays.sort(sorted);
      float bound = sorted[shortlist - K];
      said +=
          Shortlist.certainty(scan(items, Shortlist.looked(shortlist), error), exact, bound, true);
      boolean missed = false;
      for (int i = shortlist; i < ITEMS; i++) {
        missed |= items[i][1] > bound;
      }
      were += missed ? 0 : 1;
    }
    assertThat(said / TRIALS).isBetween(.75 * were / TRIALS, (double) were / TRIALS + .03);
  }

  /** Estimate and exact score of each, by the estimates. */
  private static float[][] drawn(SplittableRandom random, double error) {
    float[][] items = new float[ITEMS][];
    for (int i = 0; i < ITEMS; i++) {
      double exact = .5 * random.nextGaussian() + (i % 60 == 0 ? 4 : 0);
      items[i] = new float[] {(float) (exact + error * random.nextGaussian()), (float) exact};
    }
    Arrays.sort(items, (a, b) -> Float.compare(b[0], a[0]));
    return items;
  }

  private static Scan scan(float[][] items, int count, double deviation) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hits.add(new Hit(i, items[i][0]));
    }
    return Scan.ofAll(hits, ITEMS, true, SearchPlan.SCAN, deviation);
  }

  @Test
  void isSureWhereNothingIsLeft() {
    Scan all = scan(new float[][] {{3, 0}, {2, 0}, {1, 0}}, 3, .5);
    assertThat(Shortlist.certainty(all, new float[] {1, 2, 3}, 2, false)).isEqualTo(1);
    assertThat(Shortlist.certaintyOfCodes(all, 3, false)).isEqualTo(1);
  }

  @Test
  void saysNothingOfCodesWhoseErrorsAreNotKnown() {
    Scan unknown = scan(new float[][] {{3, 0}, {2, 0}}, 2, 0);
    assertThat(Shortlist.certaintyOfCodes(unknown, 1, true)).isNaN();
  }

  @Test
  void ofCodesAloneIsLowWhereTheNextItemIsAlike() {
    float[][] items = {{9, 0}, {5.01f, 0}, {5, 0}, {1, 0}, {.5f, 0}, {.3f, 0}};
    Scan scan = scan(items, 6, .2);
    assertThat(Shortlist.certaintyOfCodes(scan, 1, true)).isGreaterThan(.99);
    assertThat(Shortlist.certaintyOfCodes(scan, 2, true)).isBetween(.4, .6);
    assertThat(Shortlist.certaintyOfCodes(scan, 3, true)).isGreaterThan(.99);
  }
}
