package io.crossmodal.gateway.flow;

import java.util.List;

/**
 * Embeddings of norm 1.
 *
 * @param model name of the model
 * @param vectors one an element, in order
 * @param tokens tokens of all texts that the model saw
 */
public record EmbeddingsAnswer(String model, List<float[]> vectors, long tokens) {

  public EmbeddingsAnswer {
    vectors = List.copyOf(vectors);
  }
}
