/** Jobs that cross services: imports, trainings, evaluations and searches from a client's side. */
@NullMarked
package io.crossmodal.cli.flow;

import org.jspecify.annotations.NullMarked;
