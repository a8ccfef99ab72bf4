/** Connections to services, whether they run in this JVM or elsewhere. */
@NullMarked
package io.crossmodal.cli.client;

import org.jspecify.annotations.NullMarked;
