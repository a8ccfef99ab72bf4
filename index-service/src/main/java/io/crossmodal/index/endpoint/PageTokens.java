package io.crossmodal.index.endpoint;

import io.crossmodal.rpc.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Page tokens: the id that a page ended with, so that they stay good while items come and go. */
final class PageTokens {

  private PageTokens() {}

  static String after(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  /** The id to go on after; empty for the first page. */
  static String id(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ServiceException.field("page_token", token, "next_page_token of the page before");
    }
  }
}
