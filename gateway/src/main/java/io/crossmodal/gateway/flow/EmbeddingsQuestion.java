package io.crossmodal.gateway.flow;

import io.crossmodal.encoder.v1.Input;
import java.net.URI;
import java.util.List;

/**
 * What is to be embedded in one space.
 *
 * @param model name of the model
 * @param elements texts and pictures, in the order of the answer
 * @param dimensions components of an embedding that are wanted; 0 for all
 */
public record EmbeddingsQuestion(String model, List<Element> elements, int dimensions) {

  public EmbeddingsQuestion {
    elements = List.copyOf(elements);
  }

  /** One thing to embed. */
  public sealed interface Element {

    /** It came with the request. */
    record Given(Input input) implements Element {}

    /** A picture that is to be fetched. */
    record Remote(URI url) implements Element {}
  }
}
