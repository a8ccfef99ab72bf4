package io.crossmodal.encoder.fetch;

import io.crossmodal.rpc.PublicAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Reads from one hub. Redirects are followed a few times; to hosts of private networks only where
 * the hub itself was configured, since then it may be one of them. (A host that changes its address
 * between the look at it and the call would lack the certificate of its name.)
 */
final class HubClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_REDIRECTS = 5;

  private final URI endpoint;
  private final boolean trusted;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * A client of one hub.
   *
   * @param trusted true if the user named the hub: it may be private, and without TLS
   */
  HubClient(URI endpoint, boolean trusted) {
    this.endpoint = endpoint;
    this.trusted = trusted;
  }

  /**
   * What is at a path of the hub, which is the caller's to close.
   *
   * @throws IOException with the address that did not answer, or not with it
   */
  InputStream get(String path) throws IOException {
    URI address = URI.create(endpoint.toString().replaceAll("/+$", "") + path);
    for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
      checkAllowed(address);
      HttpResponse<InputStream> response = send(address);
      int status = response.statusCode();
      if (status == 200) {
        return response.body();
      }
      response.body().close();
      String next = response.headers().firstValue("location").orElse("");
      if (status / 100 != 3 || next.isEmpty()) {
        throw new IOException(
            "%s: status %d (expected: 200)%s".formatted(address, status, hint(status)));
      }
      address = address.resolve(next);
    }
    throw new IOException(
        "%s: another redirect (expected: at most %d)".formatted(address, MAX_REDIRECTS));
  }

  private static String hint(int status) {
    return switch (status) {
      case 401, 403 -> ": no such model, or one that wants a licence accepted; fetch it by hand";
      case 404 -> ": no such model or revision";
      default -> "";
    };
  }

  private HttpResponse<InputStream> send(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IOException(
          "%s: no answer, %s (expected: a network; without one, put the model's directory among"
                  .formatted(address, e.getClass().getSimpleName())
              + " crossmodal.encoder.model-directories)",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(address + ": interrupted", e);
    }
  }

  private void checkAllowed(URI address) throws IOException {
    String scheme = String.valueOf(address.getScheme());
    if (address.getHost() == null
        || !(scheme.equals("https") || trusted && scheme.equals("http"))) {
      throw new IOException(address + ": refused (expected: an address with https)");
    }
    if (!trusted) {
      for (InetAddress host : InetAddress.getAllByName(address.getHost())) {
        if (!PublicAddresses.isPublic(host)) {
          throw new IOException(
              "%s: %s is of a private network (expected: a public address, or the hub named in"
                      .formatted(address, host.getHostAddress())
                  + " crossmodal.encoder.hub-endpoint)");
        }
      }
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
