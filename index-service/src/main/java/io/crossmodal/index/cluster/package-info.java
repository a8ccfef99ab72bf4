/**
 * Galleries over nodes: where shards are, and how a call is spread over them and its answers
 * gathered.
 */
@NullMarked
package io.crossmodal.index.cluster;

import org.jspecify.annotations.NullMarked;
