/** The settings of the eval service, and the assembly of its parts. */
@NullMarked
package io.crossmodal.eval.config;

import org.jspecify.annotations.NullMarked;
