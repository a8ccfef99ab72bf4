/** REST: read a request, call a flow or a service, write the answer or a problem. */
@NullMarked
package io.crossmodal.gateway.endpoint;

import org.jspecify.annotations.NullMarked;
