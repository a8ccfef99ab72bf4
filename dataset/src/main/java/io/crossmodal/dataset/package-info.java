/** Reads what users bring: folders of pictures with captions, and files of embeddings. */
@NullMarked
package io.crossmodal.dataset;

import org.jspecify.annotations.NullMarked;
