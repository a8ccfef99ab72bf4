/** What every service does the same way at its edge: errors, channels, embeddings on the wire. */
@NullMarked
package io.crossmodal.rpc;

import org.jspecify.annotations.NullMarked;
