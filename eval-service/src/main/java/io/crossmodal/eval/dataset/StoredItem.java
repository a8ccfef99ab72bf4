package io.crossmodal.eval.dataset;

import org.jspecify.annotations.Nullable;

/**
 * An item as a gallery keeps it.
 *
 * @param id unique in the gallery
 * @param modality what it is
 * @param imageId id of the image or video that a text describes; null where it names none
 * @param vector its embedding, not copied
 */
public record StoredItem(String id, Modality modality, @Nullable String imageId, float[] vector) {}
