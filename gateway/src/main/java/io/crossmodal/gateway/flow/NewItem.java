package io.crossmodal.gateway.flow;

import io.crossmodal.encoder.v1.Input;
import io.crossmodal.index.v1.Item;
import org.jspecify.annotations.Nullable;

/**
 * An item to store.
 *
 * @param item with its vector, or without if it is to be encoded
 * @param input what to encode; null for an item that brings its vector
 */
public record NewItem(Item item, @Nullable Input input) {}
