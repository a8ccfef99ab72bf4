package io.crossmodal.gateway.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Reads answers by JSON pointer. */
public final class Answer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Answer() {}

  public static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  /** The text at a pointer, for example {@code /hits/0/id}. */
  public static String text(HttpResponse<String> response, String pointer) {
    return json(response).at(pointer).asText();
  }

  /** The field of each element of an array, as text. */
  public static List<String> texts(HttpResponse<String> response, String array, String field) {
    List<String> texts = new ArrayList<>();
    json(response).at(array).forEach(element -> texts.add(element.path(field).asText()));
    return texts;
  }
}
