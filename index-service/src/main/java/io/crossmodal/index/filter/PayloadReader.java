package io.crossmodal.index.filter;

import java.util.List;
import java.util.Map;

/** Reads the payload of an item out of the form in which it is kept. */
@FunctionalInterface
public interface PayloadReader {

  /** Finds no field in any payload. */
  PayloadReader NONE = payload -> Map.of();

  /**
   * The values by field; of a list, all of them.
   *
   * @throws IllegalArgumentException when the bytes make no sense
   */
  Map<String, List<FieldValue>> read(byte[] payload);
}
