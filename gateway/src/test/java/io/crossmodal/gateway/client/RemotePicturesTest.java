package io.crossmodal.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.PublicAddresses;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemotePicturesTest {

  private static final int LIMIT = 1000;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().getPath());
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/picture" -> send(exchange, 500);
        case "/limit" -> send(exchange, LIMIT);
        case "/large" -> send(exchange, LIMIT + 1);
        case "/endless" -> endless(exchange);
        case "/hop" -> redirect(exchange, "/picture");
        case "/inside" -> redirect(exchange, url("127.0.0.2", "/picture"));
        case "/inside-by-name" -> redirect(exchange, url("localhost", "/picture"));
        case "/file" -> redirect(exchange, "file:///etc/hostname");
        case "/circle" -> redirect(exchange, "/circle");
        case "/slow" -> drip(exchange);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void send(HttpExchange exchange, int bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes);
    exchange.getResponseBody().write(new byte[bytes]);
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    for (int i = 0; i < 1_000_000; i++) {
      exchange.getResponseBody().write(new byte[4096]);
    }
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      for (int i = 0;
          i < 500 && !release.await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
          i++) {
        exchange.getResponseBody().write(1);
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private String url(String host, String path) {
    return "http://%s:%d%s".formatted(host, server.getAddress().getPort(), path);
  }

  /** Takes 127.0.0.3 for the internet and all else for inner addresses. */
  private byte[] fetch(String url) {
    return fetch(url, address -> address.getHostAddress().equals("127.0.0.3"));
  }

  private byte[] fetch(String url, Predicate<InetAddress> allowed) {
    try (RemotePictures pictures = new RemotePictures(true, Duration.ofSeconds(2), allowed)) {
      return pictures.fetch("input[3]", URI.create(url), LIMIT);
    }
  }

  private void refuses(String url, ErrorReason reason, String message) {
    assertThatThrownBy(() -> fetch(url))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageStartingWith("input[3]: ")
        .hasMessageContaining(message);
  }

  @Test
  void fetchesPicturesAndFollowsRedirects() {
    assertThat(fetch(url("127.0.0.3", "/picture"))).hasSize(500);
    assertThat(fetch(url("127.0.0.3", "/limit"))).hasSize(LIMIT);
    assertThat(fetch(url("127.0.0.3", "/hop"))).hasSize(500);
  }

  @Test
  void neverConnectsToInnerAddresses() {
    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433")) {
      refuses(url(host, "/picture"), ErrorReason.INVALID_FIELD, "input[3]");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void neverIsRedirectedToInnerAddresses() {
    refuses(url("127.0.0.3", "/inside"), ErrorReason.INVALID_FIELD, "public internet");
    refuses(url("127.0.0.3", "/inside-by-name"), ErrorReason.INVALID_FIELD, "public internet");

    assertThat(asked).containsExactly("/inside", "/inside-by-name");
  }

  @Test
  void theRuleOfTheServerRefusesThisMachine() {
    assertThatThrownBy(() -> fetch(url("127.0.0.3", "/picture"), PublicAddresses::isPublic))
        .hasMessageContaining("public internet");
    assertThat(asked).isEmpty();
  }

  @Test
  void refusesWhatIsNoPicture() {
    refuses(url("127.0.0.3", "/none"), ErrorReason.INVALID_FIELD, "status 404");
    refuses(url("127.0.0.3", "/file"), ErrorReason.INVALID_FIELD, "file");
    refuses(url("127.0.0.3", "/circle"), ErrorReason.INVALID_FIELD, "edirect");
    refuses("ftp://127.0.0.3/picture", ErrorReason.INVALID_FIELD, "http or https");
    refuses("file:///etc/hostname", ErrorReason.INVALID_FIELD, "http or https");
    refuses("http:///picture", ErrorReason.INVALID_FIELD, "with a host");
  }

  @Test
  void refusesLargeOnesWithoutReadingThem() {
    refuses(url("127.0.0.3", "/large"), ErrorReason.TOO_LARGE, "1000 bytes");
    refuses(url("127.0.0.3", "/endless"), ErrorReason.TOO_LARGE, "1000 bytes");
  }

  @Test
  void givesUpOnSlowOnes() {
    refuses(url("127.0.0.3", "/slow"), ErrorReason.INVALID_FIELD, "within PT2S");
  }

  @Test
  void refusesAllWhereNotEnabled() {
    try (RemotePictures pictures = new RemotePictures(false, Duration.ofSeconds(2))) {
      assertThatThrownBy(
              () -> pictures.fetch("input", URI.create(url("127.0.0.3", "/picture")), LIMIT))
          .hasMessage("input: a URL (expected: a data: URI; this server does not fetch pictures)");
    }
    assertThat(asked).isEmpty();
  }
}
