/** How long a whole evaluation takes, beside the reference's protocol in numpy. */
@NullMarked
package io.crossmodal.bench.eval;

import org.jspecify.annotations.NullMarked;
