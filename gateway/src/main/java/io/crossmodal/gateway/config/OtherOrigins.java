package io.crossmodal.gateway.config;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import jakarta.inject.Singleton;

/**
 * Leaves the decision on pages of other origins to the gateway's own filter, which knows the
 * routes.
 */
@Singleton
final class OtherOrigins implements BeanCreatedEventListener<CorsConfiguration> {

  @Override
  public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
    CorsConfiguration cors = event.getBean();
    cors.setLocalhostPassThrough(true);
    return cors;
  }
}
