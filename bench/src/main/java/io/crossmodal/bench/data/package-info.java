/** Vectors to measure with: seeded shapes, files, and the exact neighbours of queries. */
@NullMarked
package io.crossmodal.bench.data;

import org.jspecify.annotations.NullMarked;
