package io.crossmodal.gateway.flow;

import io.crossmodal.encoder.v1.Input;
import io.crossmodal.type.v1.Vector;

/** What a user searches with. */
public sealed interface SearchInput {

  /**
   * A text or a picture, to be encoded first.
   *
   * @param input with exactly one of its kinds set
   */
  record Encoded(Input input) implements SearchInput {}

  /**
   * An item of the gallery, whose stored vector is taken.
   *
   * @param id its id
   */
  record Stored(String id) implements SearchInput {}

  /**
   * A vector that the user made.
   *
   * @param vector of the gallery's dimension
   */
  record Given(Vector vector) implements SearchInput {}
}
