/** What a race showed: a table, JSON, and a plot. */
@NullMarked
package io.crossmodal.bench.report;

import org.jspecify.annotations.NullMarked;
