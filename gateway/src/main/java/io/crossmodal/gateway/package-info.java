/**
 * REST, its description and the web page, in front of the gRPC services; present only where
 * enabled.
 */
@Configuration
@Requires(property = "crossmodal.gateway.enabled", value = "true")
@NullMarked
package io.crossmodal.gateway;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
