package io.crossmodal.gateway.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** The files of the page, from this package's resources; names without folders only. */
public final class Assets {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.(html|css|js|svg)");

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml;charset=utf-8");

  private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

  /** The file of this name, or none. */
  public Optional<Asset> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(loaded.get(name)).or(() -> load(name));
  }

  private Optional<Asset> load(String name) {
    try (InputStream stream = Assets.class.getResourceAsStream("page/" + name)) {
      if (stream == null) {
        return Optional.empty();
      }
      Asset asset = asset(name, stream.readAllBytes());
      loaded.put(name, asset);
      return Optional.of(asset);
    } catch (IOException e) {
      throw new UncheckedIOException("page/%s: not read".formatted(name), e);
    }
  }

  private static Asset asset(String name, byte[] bytes) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    String type = MEDIA_TYPES.getOrDefault(extension, "application/octet-stream");
    return new Asset(bytes, type, tag(bytes));
  }

  static String tag(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return '"' + HexFormat.of().toHexDigits(checksum.getValue(), 8) + '"';
  }
}
