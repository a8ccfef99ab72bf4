package io.crossmodal.gateway.client;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.PublicAddresses;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches pictures from the public internet for callers who name them by URL.
 *
 * <p>Where a URL may lead is checked on the very address that is then connected to, for every
 * redirect anew: a name that resolves to an inner address now or later leads nowhere. Proxies of
 * the environment are not used, cookies and credentials are not sent.
 */
public final class RemotePictures implements AutoCloseable {

  private static final int MOST_REDIRECTS = 3;
  private static final int MOST_CONNECTIONS = 32;

  private final boolean enabled;
  private final Duration timeout;
  private final CloseableHttpClient http;

  /**
   * @param enabled false to refuse every URL
   * @param timeout for one picture from the first byte sent to the last received
   */
  public RemotePictures(boolean enabled, Duration timeout) {
    this(enabled, timeout, PublicAddresses::isPublic);
  }

  RemotePictures(boolean enabled, Duration timeout, Predicate<InetAddress> allowed) {
    this.enabled = enabled;
    this.timeout = timeout;
    Timeout limit = Timeout.of(timeout);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new CheckedResolver(allowed))
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(limit)
                            .setSocketTimeout(limit)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setMaxRedirects(MOST_REDIRECTS)
                    .setConnectionRequestTimeout(limit)
                    .setResponseTimeout(limit)
                    .build())
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .setUserAgent("crossmodal")
            .build();
  }

  /**
   * The bytes at a URL.
   *
   * @param field what the caller's message names, for example {@code input[3]}
   * @throws ServiceException INVALID_FIELD if it may not or cannot be read, TOO_LARGE over the
   *     limit
   */
  public byte[] fetch(String field, URI url, int maxBytes) {
    if (!enabled) {
      throw ServiceException.field(
          field, "a URL", "a data: URI; this server does not fetch pictures");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null) {
      throw ServiceException.field(field, url, "an http or https URL with a host");
    }
    HttpGet request = new HttpGet(url);
    CompletableFuture<Void> alarm =
        CompletableFuture.runAsync(
            request::cancel,
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
    try {
      return http.execute(request, response -> body(field, response, maxBytes));
    } catch (IOException e) {
      throw ServiceException.field(
          field, url, request.isCancelled() ? "an answer within " + timeout : reason(e));
    } finally {
      alarm.cancel(true);
    }
  }

  private static byte[] body(String field, ClassicHttpResponse response, int maxBytes)
      throws IOException {
    if (response.getCode() != 200) {
      throw new IOException("status " + response.getCode());
    }
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    try (InputStream stream = entity.getContent()) {
      byte[] bytes = entity.getContentLength() > maxBytes ? null : stream.readNBytes(maxBytes + 1);
      if (bytes == null || bytes.length > maxBytes) {
        throw ServiceException.of(
            ErrorReason.TOO_LARGE,
            "%s: a picture over %d bytes (expected: up to it)",
            field,
            maxBytes);
      }
      return bytes;
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof UnknownHostException
        ? "a host of the public internet"
        : "a readable picture; it failed with: " + failure.getMessage();
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new IllegalStateException("http client not closed", e);
    }
  }

  /** Resolves names to addresses that are allowed, and to nothing where one is not. */
  private static final class CheckedResolver extends SystemDefaultDnsResolver {

    private final Predicate<InetAddress> allowed;

    CheckedResolver(Predicate<InetAddress> allowed) {
      this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] addresses = super.resolve(host);
      if (!Arrays.stream(addresses).allMatch(allowed)) {
        throw new UnknownHostException(host);
      }
      return addresses;
    }
  }
}
