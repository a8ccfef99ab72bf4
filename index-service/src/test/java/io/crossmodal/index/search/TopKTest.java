package io.crossmodal.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopKTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1, 100, 100",
    "10, 5, 3",
    "10, 1000, 1",
    "10, 1000, 2",
    "100, 1000, 7",
    "999, 1000, 5",
    "1000, 1000, 1000",
    "64, 5000, 100000"
  })
  void equalsASortEvenWhenMostScoresTie(int k, int items, int distinctScores) {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long[] ids = random.longs(items).distinct().toArray();
      TieOrder ties = (a, b) -> Long.compare(ids[a], ids[b]);
      List<Hit> hits =
          IntStream.range(0, items)
              .mapToObj(i -> new Hit(i, (random.nextInt(distinctScores) - 2) / 8f))
              .toList();
      TopK best = new TopK(k, items, ties);
      hits.forEach(hit -> best.offer(hit.ordinal(), hit.score()));
      List<Hit> sorted =
          hits.stream()
              .sorted(
                  Comparator.comparing(Hit::score)
                      .reversed()
                      .thenComparing((a, b) -> ties.compare(a.ordinal(), b.ordinal())))
              .limit(k)
              .toList();
      assertThat(best.drain()).isEqualTo(sorted);
    }
  }

  @Test
  void tiesZeroWithMinusZero() {
    TopK best = new TopK(1, 2, Integer::compare);
    best.offer(1, 0f);
    best.offer(0, -0f);
    assertThat(best.drain()).containsExactly(new Hit(0, 0f));
  }

  @Test
  void hasNoBoundUntilItIsFull() {
    TopK best = new TopK(2, 10, Integer::compare);
    best.offer(0, 5);
    assertThat(best.least()).isEqualTo(Float.NEGATIVE_INFINITY);
    best.offer(1, 3);
    assertThat(best.least()).isEqualTo(3);
    best.offer(2, 4);
    assertThat(best.least()).isEqualTo(4);
    assertThat(best.bound()).isEqualTo(4);
  }

  @Test
  void neverAsksForMoreThanItsLeast() {
    for (int k : new int[] {1, 7, 100, 400}) {
      TopK best = new TopK(k, 3_000, Integer::compare);
      SplittableRandom random = new SplittableRandom(k);
      for (int i = 0; i < 3_000; i++) {
        best.offer(i, (float) random.nextGaussian() + i / 500f);
        if (i % 97 == 0) {
          float bound = best.bound();
          assertThat(bound).isLessThanOrEqualTo(best.least());
        }
      }
      assertThat(best.bound()).isGreaterThan(3);
    }
  }

  @Test
  void takesNoMoreMemoryThanTheOffersNeed() {
    TopK best = new TopK(Integer.MAX_VALUE, 2, Integer::compare);
    best.offer(0, 1);
    assertThat(best.drain()).hasSize(1);
  }

  @Test
  void rejectsZeroK() {
    assertThatThrownBy(() -> new TopK(0, 10, Integer::compare))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k: 0 (expected: at least 1)");
  }
}
