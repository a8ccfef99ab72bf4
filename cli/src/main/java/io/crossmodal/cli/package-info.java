/** The entry point and what its commands share: exit codes and failures. */
@NullMarked
package io.crossmodal.cli;

import org.jspecify.annotations.NullMarked;
