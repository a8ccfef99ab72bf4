/** Draws pictures of a few coloured shapes, and says in varied English what they show. */
@NullMarked
package io.crossmodal.dataset.scenes;

import org.jspecify.annotations.NullMarked;
