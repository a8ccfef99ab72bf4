/** An index service in memory, in plain fp32, that can be told to fail. */
@NullMarked
package io.crossmodal.eval.fake;

import org.jspecify.annotations.NullMarked;
