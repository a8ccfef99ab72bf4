package io.crossmodal.index.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.codec.Vectors;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class QuantizedViewTest {

  @ParameterizedTest
  @EnumSource
  void holdsTheBytesOfItsCodes(Precision precision) {
    try (QuantizedView view = view(512, Reduction.TRUNCATE, 512, precision)) {
      assertThat(view.allocatedBytes()).isZero();
      append(view, 1_000, 512);
      int each =
          switch (precision) {
            case FP32 -> 2_048;
            case FP16 -> 1_024;
            case INT8 -> 516;
            case INT4 -> 260;
            case BIT2 -> 136;
            case BIT1 -> 72;
          };
      assertThat(view.size()).isEqualTo(1_000);
      assertThat(view.bytes()).isEqualTo(1_000L * each);
      assertThat(view.allocatedBytes()).isBetween(view.bytes(), view.bytes() + (1 << 18));
    }
  }

  @Test
  void scoresTheExactCosineInSinglePrecision() {
    for (int dimension : List.of(1, 5, 33, 512, 4_096)) {
      SplittableRandom random = new SplittableRandom(dimension);
      float[] item = scaled(Vectors.gaussian(dimension, random), 1e-9f);
      float[] query = scaled(Vectors.near(item, 1e-9, random), 1e12f);
      try (QuantizedView view = view(dimension, Reduction.TRUNCATE, dimension, Precision.FP32)) {
        view.append(item);
        assertThat((double) scores(view, query)[0])
            .isCloseTo(Vectors.cosine(item, query), within(2e-7));
      }
    }
  }

  @Test
  void scoresTheDotProductOfTheVectorsAsTheyAre() {
    ViewSpec spec = new ViewSpec("v", 2, Reduction.TRUNCATE, 0, Precision.FP32);
    try (QuantizedView view = new QuantizedView(spec, 3, Similarity.DOT)) {
      view.append(new float[] {3, 4, 100});
      assertThat(scores(view, new float[] {10, 1, 100})).containsExactly(34);
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresAnItemAlikeWhereverItLiesAndHoweverItIsAskedFor(Precision precision) {
    int dimension = 515;
    int items = 1_500;
    SplittableRandom random = new SplittableRandom(1);
    float[] query = Vectors.unit(dimension, random);
    float[][] vectors = new float[items][];
    for (int i = 0; i < items; i++) {
      vectors[i] = Vectors.unit(dimension, random);
    }
    try (QuantizedView forward = view(dimension, Reduction.GAUSSIAN, 130, precision);
        QuantizedView backward = view(dimension, Reduction.GAUSSIAN, 130, precision);
        ViewReading pool = forward.read()) {
      for (int i = 0; i < items; i++) {
        forward.append(vectors[i]);
        backward.append(vectors[items - 1 - i]);
      }
      float[] scan = scores(forward, query);
      float[] elsewhere = scores(backward, query);
      for (int i = 0; i < items; i++) {
        assertThat(elsewhere[items - 1 - i]).isEqualTo(scan[i]);
      }
      assertThat(pool.size()).isZero();
      assertThat(poolScores(forward, query)).containsExactly(scan);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tiesDuplicatesExactly(Precision precision) {
    SplittableRandom random = new SplittableRandom(2);
    float[] item = Vectors.unit(512, random);
    float[] other = Vectors.unit(512, random);
    try (QuantizedView view = view(512, Reduction.TRUNCATE, 300, precision)) {
      for (int i = 0; i < 3_000; i++) {
        view.append(i % 3 == 0 ? item : other);
      }
      float[] scores = scores(view, Vectors.unit(512, random));
      for (int i = 0; i < 3_000; i++) {
        assertThat(scores[i]).isEqualTo(scores[i % 3 == 0 ? 0 : 1]);
      }
      assertThat(scores[0]).isNotEqualTo(scores[1]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresZeroWhenNothingOfTheVectorIsKept(Precision precision) {
    try (QuantizedView view = view(3, Reduction.TRUNCATE, 2, precision)) {
      view.append(new float[] {0, 0, 1});
      view.append(new float[] {1, 0, 1});
      assertThat(scores(view, new float[] {1, 0, 0}))
          .containsExactly(new float[] {0, 1}, within(1e-6f));
      assertThat(scores(view, new float[] {0, 0, 5})).containsExactly(0, 0);
    }
  }

  @Test
  void rejectsABadVectorAndStaysAsItWas() {
    try (QuantizedView view = view(2, Reduction.TRUNCATE, 2, Precision.INT8)) {
      view.append(new float[] {1, 2});
      assertThatThrownBy(() -> view.append(new float[] {1, Float.NaN}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("vector[1]: NaN");
      assertThatThrownBy(() -> view.bind(new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a zero vector points nowhere");
      assertThat(view.size()).isEqualTo(1);
    }
  }

  @Test
  void rejectsAQueryOfAnotherView() {
    try (QuantizedView view = view(2, Reduction.TRUNCATE, 2, Precision.INT8);
        QuantizedView other = view(2, Reduction.TRUNCATE, 1, Precision.INT8)) {
      view.append(new float[] {1, 2});
      BoundQuery query = other.bind(new float[] {1, 1});
      try (ViewReading reading = view.read()) {
        assertThatThrownBy(() -> reading.score(query, new int[] {0}, new float[1]))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("dimension=1");
      }
    }
  }

  @Test
  void rejectsOrdinalsItDoesNotHave() {
    try (QuantizedView view = view(2, Reduction.TRUNCATE, 2, Precision.FP32)) {
      view.append(new float[] {1, 2});
      BoundQuery query = view.bind(new float[] {1, 1});
      try (ViewReading reading = view.read()) {
        for (int ordinal : List.of(-1, 1)) {
          assertThatThrownBy(() -> reading.score(query, new int[] {ordinal}, new float[1]))
              .isInstanceOf(IndexOutOfBoundsException.class);
        }
      }
    }
  }

  @Test
  void keepsItsCodesUntilTheLastReaderHasGone() {
    QuantizedView view = view(2, Reduction.TRUNCATE, 2, Precision.FP32);
    view.append(new float[] {3, 4});
    BoundQuery query = view.bind(new float[] {3, 4});
    float[] score = new float[1];
    try (ViewReading reading = view.read()) {
      view.close();
      view.close();
      reading.score(query, new int[] {0}, score);
      assertThat(score[0]).isCloseTo(1, within(1e-6f));
      assertThatThrownBy(view::read)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("view 'v': closed (expected: open)");
    }
    assertThatThrownBy(() -> view.append(new float[] {3, 4}))
        .isInstanceOf(IllegalStateException.class);
  }

  private static QuantizedView view(
      int source, Reduction reduction, int dimension, Precision precision) {
    ViewSpec spec = new ViewSpec("v", dimension, reduction, 5, precision);
    return new QuantizedView(spec, source, Similarity.COSINE);
  }

  private static void append(QuantizedView view, int count, int dimension) {
    SplittableRandom random = new SplittableRandom(count);
    for (int i = 0; i < count; i++) {
      view.append(Vectors.unit(dimension, random));
    }
  }

  private static float[] scores(QuantizedView view, float[] query) {
    BoundQuery bound = view.bind(query);
    float[] all = new float[view.size()];
    float[] block = new float[37];
    try (ViewReading reading = view.read()) {
      for (int from = 0; from < all.length; ) {
        int count = reading.score(bound, from, all.length, block);
        System.arraycopy(block, 0, all, from, count);
        from += count;
      }
    }
    return all;
  }

  private static float[] poolScores(QuantizedView view, float[] query) {
    int[] ordinals = new int[view.size()];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = i;
    }
    float[] all = new float[ordinals.length];
    try (ViewReading reading = view.read()) {
      reading.score(view.bind(query), ordinals, all);
    }
    return all;
  }

  private static float[] scaled(float[] vector, float factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
    return vector;
  }
}
