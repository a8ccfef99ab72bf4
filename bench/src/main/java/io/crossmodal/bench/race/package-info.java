/** Measures contenders against each other: passes that alternate, medians, and ratios. */
@NullMarked
package io.crossmodal.bench.race;

import org.jspecify.annotations.NullMarked;
