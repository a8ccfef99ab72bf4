/** Recall and speed of the graph, without anything around it. */
@NullMarked
package io.crossmodal.bench.graph;

import org.jspecify.annotations.NullMarked;
