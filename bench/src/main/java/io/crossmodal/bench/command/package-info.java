/** The commands of {@code crossmodal bench}. */
@NullMarked
package io.crossmodal.bench.command;

import org.jspecify.annotations.NullMarked;
