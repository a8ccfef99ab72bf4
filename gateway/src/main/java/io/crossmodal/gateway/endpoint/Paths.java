package io.crossmodal.gateway.endpoint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths of the REST surface. */
final class Paths {

  /** The route of OpenAI's API; its clients read errors in a form of their own. */
  static final String EMBEDDINGS = "/v1/embeddings";

  /** The routes of the Open Inference Protocol, which has a form of errors too. */
  static final String INFERENCE = "/v2";

  private Paths() {}

  static boolean inference(String path) {
    return path.equals(INFERENCE) || path.startsWith(INFERENCE + "/");
  }

  /**
   * True for the routes that older clients know, which have their own form of errors and any
   * origin.
   */
  static boolean older(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }

  /** Path of an item; its id may hold any character. */
  static String item(String gallery, String id) {
    return gallery(gallery) + "/items/" + segment(id);
  }

  static String gallery(String gallery) {
    return "/v1/galleries/" + segment(gallery);
  }

  static String view(String gallery, String view) {
    return gallery(gallery) + "/views/" + segment(view);
  }

  static String snapshot(String gallery, String snapshot) {
    return gallery(gallery) + "/snapshots/" + segment(snapshot);
  }

  static String evaluation(String id) {
    return "/v1/evaluations/" + segment(id);
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
