/** Published models over the network, into a folder of this machine. */
@NullMarked
package io.crossmodal.encoder.fetch;

import org.jspecify.annotations.NullMarked;
