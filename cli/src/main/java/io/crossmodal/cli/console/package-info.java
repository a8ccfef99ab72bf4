/** What a person sees in a terminal: progress, tables, JSON. */
@NullMarked
package io.crossmodal.cli.console;

import org.jspecify.annotations.NullMarked;
