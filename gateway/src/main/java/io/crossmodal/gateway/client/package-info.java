/** The services behind the gateway, each call with a deadline and each failure named. */
@NullMarked
package io.crossmodal.gateway.client;

import org.jspecify.annotations.NullMarked;
