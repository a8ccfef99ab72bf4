/** What the towers take: token ids of texts and small square pictures. */
@NullMarked
package io.crossmodal.encoder.input;

import org.jspecify.annotations.NullMarked;
