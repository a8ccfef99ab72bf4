/** What to evaluate: the axes of an ablation, checked, and the runs that they make. */
@NullMarked
package io.crossmodal.eval.plan;

import org.jspecify.annotations.NullMarked;
