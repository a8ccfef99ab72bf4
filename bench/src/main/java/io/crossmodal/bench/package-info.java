/** What the benchmarks share. */
@NullMarked
package io.crossmodal.bench;

import org.jspecify.annotations.NullMarked;
