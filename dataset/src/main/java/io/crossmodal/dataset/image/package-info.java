/** Turns untrusted bytes into bounded pictures. */
@NullMarked
package io.crossmodal.dataset.image;

import org.jspecify.annotations.NullMarked;
