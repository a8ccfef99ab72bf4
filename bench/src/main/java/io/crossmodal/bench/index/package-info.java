/** Benchmarks of the numeric core of the index. */
@NullMarked
package io.crossmodal.bench.index;

import org.jspecify.annotations.NullMarked;
