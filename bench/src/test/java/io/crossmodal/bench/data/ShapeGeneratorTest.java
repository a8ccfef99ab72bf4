package io.crossmodal.bench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeGeneratorTest {

  private static final int DIMENSION = 64;

  @ParameterizedTest
  @EnumSource(Shape.class)
  void drawsTheSameUnitVectorsFromTheSameSeed(Shape shape) {
    float[][] items = new ShapeGenerator(shape, DIMENSION, 5).items(300);
    assertThat(new ShapeGenerator(shape, DIMENSION, 5).items(300)).isDeepEqualTo(items);
    assertThat(new ShapeGenerator(shape, DIMENSION, 6).items(300)[0]).isNotEqualTo(items[0]);
    for (float[] item : items) {
      assertThat(dot(item, item)).isCloseTo(1, within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void asksForNoItem(Shape shape) {
    ShapeGenerator generator = new ShapeGenerator(shape, DIMENSION, 5);
    Set<String> items = texts(generator.items(300));
    assertThat(texts(generator.queries(300))).hasSize(300).doesNotContainAnyElementsOf(items);
  }

  @Test
  void drawsAPrefixOfALongerDraw() {
    ShapeGenerator generator = new ShapeGenerator(Shape.CLUSTERED, DIMENSION, 5);
    assertThat(Arrays.copyOf(generator.items(300), 100)).isDeepEqualTo(generator.items(100));
  }

  @Test
  void keepsTheConesOfTheGapApart() {
    ShapeGenerator generator = new ShapeGenerator(Shape.GAP, DIMENSION, 5);
    float[][] items = generator.items(400);
    double within = 0;
    double across = 0;
    for (int i = 0; i < 200; i += 2) {
      assertThat(generator.isText(i)).isTrue();
      assertThat(generator.isText(i + 1)).isFalse();
      within += dot(items[i], items[i + 2]);
      across += dot(items[i], items[i + 1]);
    }
    assertThat(within / 100).isGreaterThan(.3);
    assertThat(across / 100).isLessThan(.2);
  }

  @Test
  void repeatsDuplicatesExactlyAndNearly() {
    float[][] items = new ShapeGenerator(Shape.DUPLICATES, DIMENSION, 5).items(1_000);
    assertThat(texts(items)).hasSizeBetween(450, 550);
    assertThat(items[0]).isEqualTo(items[1]).isNotEqualTo(items[9]);
    assertThat(dot(items[0], items[9])).isGreaterThan(.99);
    assertThat(dot(items[0], items[10])).isLessThan(.99);
  }

  private static Set<String> texts(float[][] vectors) {
    Set<String> texts = new HashSet<>();
    for (float[] vector : vectors) {
      texts.add(Arrays.toString(vector));
    }
    return texts;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
