package io.crossmodal.eval.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An item as a gallery keeps it.
 *
 * @param id unique in the gallery
 * @param modality what it is
 * @param relevant grades of the images, videos or documents that a text describes or asks for, by
 *     their ids
 * @param vector its embedding, not copied
 */
public record StoredItem(
    String id, Modality modality, Map<String, Integer> relevant, float[] vector) {

  public StoredItem {
    relevant = Collections.unmodifiableMap(new LinkedHashMap<>(relevant));
  }
}
