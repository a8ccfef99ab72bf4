package io.crossmodal.encoder.fetch;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Published models, each fetched once: {@code <root>/<organisation>/<revision>/<name>}, with a
 * {@code SHA256SUMS} that whoever loads it checks. A model that is there is not asked for again;
 * delete its folder to fetch it anew.
 */
public final class HubCache {

  /** Where models are fetched from when nothing else is said. */
  public static final URI PUBLIC_HUB = URI.create("https://huggingface.co");

  private static final Logger LOG = LoggerFactory.getLogger(HubCache.class);
  private static final String SUMS = "SHA256SUMS";

  private final Path root;
  private final URI endpoint;
  private final boolean trusted;

  /**
   * A cache of one hub.
   *
   * @param endpoint address of the hub; empty for {@link #PUBLIC_HUB}. One that is named may be in
   *     a private network
   */
  public HubCache(Path root, String endpoint) {
    this.root = root;
    this.trusted = !endpoint.isEmpty();
    this.endpoint = trusted ? URI.create(endpoint) : PUBLIC_HUB;
  }

  /**
   * The folder of a model, fetched if need be.
   *
   * @throws ServiceException UNREACHABLE if it is not there and can't be fetched whole
   */
  public Path fetch(HubAddress model) {
    String repository = model.repository();
    int slash = repository.indexOf('/');
    Path folder =
        root.resolve(slash < 0 ? "-" : repository.substring(0, slash))
            .resolve(model.revision())
            .resolve(model.name());
    if (Files.exists(folder.resolve(SUMS))) {
      return folder;
    }
    try {
      Files.createDirectories(folder.getParent());
      Path partial = Files.createTempDirectory(folder.getParent(), model.name() + ".partial");
      try (HubClient hub = new HubClient(endpoint, trusted)) {
        download(hub, model, partial);
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(partial);
      }
      return folder;
    } catch (UnknownHostException e) {
      throw failure(
          model,
          "no address of "
              + e.getMessage()
              + " (expected: a network; without one,"
              + " put the model's directory among crossmodal.encoder.model-directories)",
          e);
    } catch (IOException e) {
      throw failure(model, String.valueOf(e.getMessage()), e);
    }
  }

  private static ServiceException failure(HubAddress model, String message, IOException cause) {
    return new ServiceException(
        ErrorReason.UNREACHABLE, "model %s: %s".formatted(model, message), cause);
  }

  private static void download(HubClient hub, HubAddress model, Path folder) throws IOException {
    HubListing listing;
    try (InputStream answer =
        hub.get(
            "/api/models/%s/revision/%s?blobs=true"
                .formatted(model.repository(), model.revision()))) {
      listing = HubListing.parse(answer.readAllBytes());
    }
    Map<String, String> sums = new TreeMap<>();
    for (HubFile file : listing.files()) {
      LOG.info("{}: fetching {}, {} bytes", model, file.path(), file.bytes());
      String path =
          "/%s/resolve/%s/%s".formatted(model.repository(), listing.commit(), file.path());
      sums.put(file.path(), save(hub, path, file, folder.resolve(file.path())));
    }
    StringBuilder text = new StringBuilder();
    sums.forEach((file, sum) -> text.append(sum).append("  ").append(file).append('\n'));
    Files.writeString(folder.resolve(SUMS), text);
  }

  /** Writes a file whose bytes fit what the hub lists; their SHA-256. */
  private static String save(HubClient hub, String path, HubFile file, Path target)
      throws IOException {
    Files.createDirectories(target.getParent());
    MessageDigest listed = file.digest();
    MessageDigest own = HubFile.digest("SHA-256");
    try (InputStream body = hub.get(path);
        OutputStream out =
            new DigestOutputStream(
                new DigestOutputStream(Files.newOutputStream(target), listed), own)) {
      byte[] buffer = new byte[1 << 16];
      long bytes = 0;
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        bytes += n;
        if (bytes > file.bytes()) {
          break;
        }
        out.write(buffer, 0, n);
      }
      if (bytes != file.bytes()) {
        throw new IOException(
            "%s: %s bytes (expected: %d)"
                .formatted(file.path(), bytes > file.bytes() ? "more" : bytes, file.bytes()));
      }
    }
    if (!file.fits(listed)) {
      throw new IOException(
          "%s: another checksum (expected: %s)".formatted(file.path(), file.sum()));
    }
    return HexFormat.of().formatHex(own.digest());
  }

  /** Removes what a failed download left; nothing if it was moved. */
  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
