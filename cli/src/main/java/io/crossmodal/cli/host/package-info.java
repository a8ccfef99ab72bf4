/** Starts the suite's services in this JVM, on one gRPC port and one HTTP port. */
@NullMarked
package io.crossmodal.cli.host;

import org.jspecify.annotations.NullMarked;
