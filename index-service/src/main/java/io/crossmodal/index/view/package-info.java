/**
 * Views: a gallery's vectors at one dimension and precision, as packed codes outside of the heap.
 */
@NullMarked
package io.crossmodal.index.view;

import org.jspecify.annotations.NullMarked;
