/**
 * Approximate search through a flat graph of neighbours over one- or two-bit codes: its building,
 * its bytes and the walk through it.
 */
@NullMarked
package io.crossmodal.index.graph;

import org.jspecify.annotations.NullMarked;
