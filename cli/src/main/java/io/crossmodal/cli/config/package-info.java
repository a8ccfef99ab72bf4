/** What the environment of the process decides. */
@NullMarked
package io.crossmodal.cli.config;

import org.jspecify.annotations.NullMarked;
