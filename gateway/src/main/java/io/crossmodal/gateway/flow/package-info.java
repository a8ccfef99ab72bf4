/**
 * What the gateway does in more than one call: encode, then search or store; pictures and their
 * thumbnails.
 */
@NullMarked
package io.crossmodal.gateway.flow;

import org.jspecify.annotations.NullMarked;
