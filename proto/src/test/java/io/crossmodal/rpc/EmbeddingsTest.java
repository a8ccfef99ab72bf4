package io.crossmodal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddingsTest {

  @Test
  void keepsEveryBitOnTheWayOutAndBack() {
    float[] values = {1f, -0f, Float.MIN_VALUE, 3.4e38f, Float.NaN};

    assertThat(Embeddings.toArray(Embeddings.toVector(values))).containsExactly(values);
  }
}
