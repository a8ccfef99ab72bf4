/** The parts of the coordinators by themselves. */
@NullMarked
package io.crossmodal.index.cluster;

import org.jspecify.annotations.NullMarked;
