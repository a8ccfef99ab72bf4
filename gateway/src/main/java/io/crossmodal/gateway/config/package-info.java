/**
 * Where the gateway finds the services, what it lets through, and how its parts are put together.
 */
@NullMarked
package io.crossmodal.gateway.config;

import org.jspecify.annotations.NullMarked;
