@NullMarked
package io.crossmodal.index.filter;

import org.jspecify.annotations.NullMarked;
