/**
 * The raw numeric loops: dot products of a float query with rows of packed codes, at one vector
 * width.
 */
@NullMarked
package io.crossmodal.index.kernel;

import org.jspecify.annotations.NullMarked;
