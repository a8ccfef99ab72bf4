/** How a vector becomes packed codes of one precision, and how a query is scored on them. */
@NullMarked
package io.crossmodal.index.codec;

import org.jspecify.annotations.NullMarked;
