package io.crossmodal.encoder.model;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arrays by name. */
interface TensorSource extends AutoCloseable {

  Set<String> names();

  /** The shape of an array, or null if there is none of that name. */
  long @Nullable [] shape(String name);

  /**
   * The values of one array.
   *
   * @throws IOException if it is missing, has another shape, an unknown type, or a value that is no
   *     finite number
   */
  float[] read(String name, long... shape) throws IOException;

  @Override
  void close();
}
