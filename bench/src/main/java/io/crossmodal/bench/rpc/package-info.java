/** Loads a server in a process of its own and measures what its callers see. */
@NullMarked
package io.crossmodal.bench.rpc;

import org.jspecify.annotations.NullMarked;
