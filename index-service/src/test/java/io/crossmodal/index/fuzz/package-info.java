/** Bytes that were changed at random, for what reads them. */
@NullMarked
package io.crossmodal.index.fuzz;

import org.jspecify.annotations.NullMarked;
