/** Embeddings that were made before, by what they were made of. */
@NullMarked
package io.crossmodal.encoder.cache;

import org.jspecify.annotations.NullMarked;
