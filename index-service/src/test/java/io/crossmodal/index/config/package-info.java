/** The index's settings and its start as a whole. */
@NullMarked
package io.crossmodal.index.config;

import org.jspecify.annotations.NullMarked;
