/** Dual encoders: their layers, their files, and the repository that names them. */
@NullMarked
package io.crossmodal.encoder.model;

import org.jspecify.annotations.NullMarked;
