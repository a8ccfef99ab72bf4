/** Texts and images that belong together, from a file of embeddings or from a stored gallery. */
@NullMarked
package io.crossmodal.eval.dataset;

import org.jspecify.annotations.NullMarked;
