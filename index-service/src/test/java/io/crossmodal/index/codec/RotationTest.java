package io.crossmodal.index.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RotationTest {

  @Test
  void keepsEveryDotProduct() {
    for (int dimension = 1; dimension <= 200; dimension++) {
      SplittableRandom random = new SplittableRandom(dimension);
      Rotation rotation = new Rotation(dimension, 5);
      float[] a = Vectors.unit(dimension, random);
      float[] b = Vectors.unit(dimension, random);
      double before = Vectors.dot(a, b);
      assertThat(Vectors.dot(rotation.apply(a), rotation.apply(b))).isCloseTo(before, within(1e-6));
    }
  }

  @Test
  void turnsBack() {
    for (int dimension : List.of(1, 2, 3, 63, 64, 384, 768, 1_000, 4_095, 4_096)) {
      float[] vector = Vectors.unit(dimension, new SplittableRandom(1));
      Rotation rotation = new Rotation(dimension, 9);
      float[] back = rotation.invert(rotation.apply(vector.clone()));
      for (int i = 0; i < dimension; i++) {
        assertThat(back[i]).isCloseTo(vector[i], within(1e-6f));
      }
    }
  }

  @Test
  void spreadsASingleComponentEvenly() {
    for (int dimension : List.of(128, 384, 512, 768, 1_000, 1_024)) {
      float[] vector = new float[dimension];
      vector[dimension / 3] = 1;
      double fourth = 0;
      for (float component : new Rotation(dimension, 3).apply(vector)) {
        fourth += Math.pow(component, 4);
      }
      // Of a normal distribution, 3 / d; of the single component, 1.
      assertThat(fourth * dimension).isLessThan(7);
    }
  }

  @Test
  void differsBySeedOnly() {
    float[] vector = Vectors.unit(100, new SplittableRandom(1));
    float[] one = new Rotation(100, 1).apply(vector.clone());
    assertThat(new Rotation(100, 1).apply(vector.clone())).containsExactly(one);
    assertThat(Vectors.dot(new Rotation(100, 2).apply(vector.clone()), one)).isBetween(-.5, .5);
  }
}
