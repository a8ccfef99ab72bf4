/** What this machine offers, and what to do about what it lacks. */
@NullMarked
package io.crossmodal.cli.doctor;

import org.jspecify.annotations.NullMarked;
