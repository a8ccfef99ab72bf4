/** One small class a command line command. */
@NullMarked
package io.crossmodal.cli.command;

import org.jspecify.annotations.NullMarked;
