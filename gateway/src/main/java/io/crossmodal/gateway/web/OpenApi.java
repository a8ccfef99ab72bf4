package io.crossmodal.gateway.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the REST surface (OpenAPI 3.1), put together from its parts in order. */
public final class OpenApi {

  private static final List<String> PARTS =
      List.of(
          "info",
          "paths-search",
          "paths-galleries",
          "paths-items",
          "paths-services",
          "paths-clients",
          "paths-older",
          "paths-page",
          "components",
          "schemas-search",
          "schemas-index",
          "schemas-encoder",
          "schemas-eval",
          "schemas-clients",
          "schemas-older");

  private final Asset yaml;
  private final Object tree;

  public OpenApi() {
    StringBuilder document = new StringBuilder();
    PARTS.forEach(part -> document.append(read(part)));
    byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
    this.yaml = new Asset(bytes, "application/yaml;charset=utf-8", Assets.tag(bytes));
    this.tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(document.toString());
  }

  /** The document as it is written. */
  public Asset yaml() {
    return yaml;
  }

  /** The document as maps, lists and scalars. */
  public Object tree() {
    return tree;
  }

  private static String read(String part) {
    String name = "openapi/%s.yaml".formatted(part);
    try (InputStream stream = OpenApi.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("%s: no such resource".formatted(name));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: not read".formatted(name), e);
    }
  }
}
