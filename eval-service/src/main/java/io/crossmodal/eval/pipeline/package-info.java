/** Conducts evaluations: data, runs, measures, report; and remembers those that there were. */
@NullMarked
package io.crossmodal.eval.pipeline;

import org.jspecify.annotations.NullMarked;
