/** Indexes of other Java projects, each served to the benchmarks by a process of its own. */
@NullMarked
package io.crossmodal.bench.peers;

import org.jspecify.annotations.NullMarked;
