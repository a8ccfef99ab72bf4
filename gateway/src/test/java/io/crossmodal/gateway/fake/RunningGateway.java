package io.crossmodal.gateway.fake;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A gateway on a port of its own in front of the fakes, and a client that sends paths as they are
 * written.
 */
public final class RunningGateway implements AutoCloseable {

  private final EmbeddedServer server;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** A gateway whose services are all at one address. */
  public static RunningGateway before(String address) {
    return new RunningGateway(Map.of(), address);
  }

  public RunningGateway(Map<String, Object> settings, String address) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.server.port", -1);
    properties.put("micronaut.server.host", "127.0.0.1");
    properties.put("crossmodal.gateway.enabled", "true");
    for (String service : new String[] {"encoder", "index", "eval"}) {
      properties.put("crossmodal.gateway.%s-address".formatted(service), address);
    }
    properties.putAll(settings);
    this.server = ApplicationContext.run(EmbeddedServer.class, properties);
  }

  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  public HttpResponse<String> get(String path, String... headers) {
    return text(request(path, headers).GET());
  }

  public HttpResponse<byte[]> bytes(String path, String... headers) {
    return send(request(path, headers).GET(), BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> post(String path, String json, String... headers) {
    return text(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> put(String path, String json, String... headers) {
    return text(
        request(path, headers)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> delete(String path, String... headers) {
    return text(request(path, headers).DELETE());
  }

  public HttpResponse<String> post(String path, Multipart form, String... headers) {
    return text(
        request(path, headers)
            .header("Content-Type", form.contentType())
            .POST(BodyPublishers.ofByteArray(form.bytes())));
  }

  public HttpResponse<String> text(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.getApplicationContext().close();
  }
}
