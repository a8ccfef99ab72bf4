package io.crossmodal.gateway.config;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/**
 * Gives the HTTP server the gateway's limit of a body; a larger one is refused before it is read.
 */
@Singleton
final class ServerLimits implements BeanCreatedEventListener<HttpServerConfiguration> {

  private final GatewayConfig config;

  ServerLimits(GatewayConfig config) {
    this.config = config;
  }

  @Override
  public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
    HttpServerConfiguration server = event.getBean();
    server.setMaxRequestSize(config.maxBodyBytes());
    server.setMaxRequestBufferSize(config.maxBodyBytes());
    server.getMultipart().setMaxFileSize(config.maxBodyBytes());
    return server;
  }
}
