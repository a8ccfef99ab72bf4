/** Reads and writes numpy's {@code .npz} archives without numpy. */
@NullMarked
package io.crossmodal.dataset.npz;

import org.jspecify.annotations.NullMarked;
