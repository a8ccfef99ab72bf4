package io.crossmodal.index.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.index.codec.Precision;
import org.junit.jupiter.api.Test;

class SourceVectorTest {

  private static final float[] VECTOR = {3, 4, 12, 84};

  private static ViewEncoding encoding(
      int dimension, Reduction reduction, long seed, Precision precision, Similarity similarity) {
    ViewSpec spec = new ViewSpec("v", dimension, reduction, seed, precision);
    return new ViewEncoding(spec, VECTOR.length, similarity);
  }

  private static ViewEncoding truncated(int dimension, Precision precision, Similarity similarity) {
    return encoding(dimension, Reduction.TRUNCATE, 1, precision, similarity);
  }

  @Test
  void isPreparedOnceForViewsThatPrepareAlike() {
    SourceVector vector = new SourceVector(VECTOR);
    float[] prepared = vector.prepared(truncated(4, Precision.FP32, Similarity.COSINE));
    assertThat(vector.prepared(truncated(4, Precision.BIT1, Similarity.COSINE))).isSameAs(prepared);
    ViewEncoding other = encoding(4, Reduction.TRUNCATE, 9, Precision.INT8, Similarity.COSINE);
    assertThat(vector.prepared(other)).isSameAs(prepared);
    assertThat(VECTOR).containsExactly(3, 4, 12, 84);
  }

  @Test
  void isPreparedAsEachViewSays() {
    SourceVector vector = new SourceVector(VECTOR);
    ViewEncoding[] all = {
      truncated(4, Precision.FP32, Similarity.COSINE),
      truncated(2, Precision.FP32, Similarity.COSINE),
      truncated(4, Precision.FP32, Similarity.DOT),
      encoding(4, Reduction.GAUSSIAN, 1, Precision.FP32, Similarity.COSINE),
      encoding(4, Reduction.GAUSSIAN, 2, Precision.FP32, Similarity.COSINE)
    };
    for (int round = 0; round < 2; round++) {
      for (ViewEncoding encoding : all) {
        assertThat(vector.prepared(encoding)).containsExactly(encoding.prepare(VECTOR));
      }
    }
    assertThat(vector.prepared(all[1])).containsExactly(.6f, .8f);
  }

  @Test
  void isCheckedByEveryWay() {
    SourceVector broken = new SourceVector(new float[] {1, Float.NaN, 0, 0});
    ViewEncoding encoding = truncated(4, Precision.FP32, Similarity.COSINE);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> broken.prepared(encoding)).hasMessageContaining("vector[1]: NaN");
    }
  }
}
