/** The settings of the encoder service, and the assembly of its parts. */
@NullMarked
package io.crossmodal.encoder.config;

import org.jspecify.annotations.NullMarked;
