/**
 * What ranked scores are worth: tie-aware measures, candidate pools, intervals, chance and the
 * diagnostics that notice when there is nothing to measure.
 */
@NullMarked
package io.crossmodal.eval.measure;

import org.jspecify.annotations.NullMarked;
