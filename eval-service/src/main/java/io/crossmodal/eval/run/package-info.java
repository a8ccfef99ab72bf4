/**
 * What an evaluation asks of the index service: galleries, views, and scores of candidate pools.
 */
@NullMarked
package io.crossmodal.eval.run;

import org.jspecify.annotations.NullMarked;
