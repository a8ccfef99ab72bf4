package io.crossmodal.gateway.endpoint;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.gateway.endpoint.EmbeddingsJson.Format;
import io.crossmodal.gateway.flow.EmbeddingsQuestion;
import io.crossmodal.gateway.flow.EmbeddingsQuestion.Element;
import io.crossmodal.gateway.json.Fields;
import io.crossmodal.rpc.ServiceException;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for embeddings in the form of OpenAI's API.
 *
 * <p>An element of {@code input} is a text, or a part as chat messages have them: {@code {"type":
 * "text", "text": ...}}, {@code {"type": "image_url", "image_url": {"url": ...}}}; the short forms
 * {@code {"text": ...}} and {@code {"image": ...}} are understood too.
 */
record EmbeddingsForm(EmbeddingsQuestion question, Format format) {

  /** As many as OpenAI takes. */
  private static final int MOST_ELEMENTS = 2048;

  private static final int MOST_URLS = 16;
  private static final String EXPECTED =
      "a text, a list of up to %d texts or a list of parts with text or image_url"
          .formatted(MOST_ELEMENTS);
  private static final String TEXTS_NOT_TOKENS =
      "texts; token ids mean nothing to another tokenizer than the one that made them";

  static EmbeddingsForm read(JsonNode body) {
    Fields fields = Fields.ofOpenJson(body);
    String model = fields.requiredText("model");
    int dimensions = fields.whole("dimensions", 0, 1, Integer.MAX_VALUE);
    Format format = format(fields);
    fields.check();
    return new EmbeddingsForm(
        new EmbeddingsQuestion(model, elements(body.get("input")), dimensions), format);
  }

  private static Format format(Fields fields) {
    String name = fields.text("encoding_format");
    if (name == null || name.equals("float")) {
      return Format.FLOAT;
    }
    if (!name.equals("base64")) {
      fields.reject("encoding_format", name, "float or base64");
    }
    return Format.BASE64;
  }

  private static List<Element> elements(@Nullable JsonNode input) {
    if (input == null || input.isNull()) {
      throw ServiceException.field("input", "none", EXPECTED);
    }
    if (!input.isArray()) {
      return List.of(element("input", input));
    }
    if (input.size() == 0 || input.size() > MOST_ELEMENTS) {
      throw ServiceException.field("input", input.size() + " elements", "1.." + MOST_ELEMENTS);
    }
    List<Element> elements = new ArrayList<>();
    for (JsonNode value : input.values()) {
      elements.add(element("input[%d]".formatted(elements.size()), value));
    }
    long urls = elements.stream().filter(Element.Remote.class::isInstance).count();
    if (urls > MOST_URLS) {
      throw ServiceException.field("input", urls + " URLs", "at most " + MOST_URLS);
    }
    return elements;
  }

  private static Element element(String field, JsonNode value) {
    if (value.isString()) {
      return text(value.getStringValue());
    }
    if (value.isNumber() || value.isArray()) {
      throw ServiceException.field(field, "token ids", TEXTS_NOT_TOKENS);
    }
    if (!value.isObject()) {
      throw ServiceException.field(field, "no text", EXPECTED);
    }
    JsonNode text = value.get("text");
    JsonNode image = value.get("image_url") == null ? value.get("image") : value.get("image_url");
    if ((text == null) == (image == null)) {
      throw ServiceException.field(
          field, text == null ? "a part without text" : "a part with both", "text or image_url");
    }
    if (text != null) {
      return text(string(field + ".text", text));
    }
    JsonNode url = image.isObject() ? image.get("url") : image;
    return picture(field + ".image_url", string(field + ".image_url", url));
  }

  private static String string(String field, @Nullable JsonNode node) {
    if (node == null || !node.isString()) {
      throw ServiceException.field(field, "no text", "text");
    }
    return node.getStringValue();
  }

  private static Element text(String text) {
    return new Element.Given(Input.newBuilder().setText(text).build());
  }

  private static Element picture(String field, String url) {
    if (url.regionMatches(true, 0, "http:", 0, 5) || url.regionMatches(true, 0, "https:", 0, 6)) {
      try {
        return new Element.Remote(URI.create(url));
      } catch (IllegalArgumentException e) {
        throw ServiceException.field(field, "no URL", "an http, https or data: URL");
      }
    }
    return PictureText.bytes(url)
        .<Element>map(
            bytes ->
                new Element.Given(Input.newBuilder().setImage(ByteString.copyFrom(bytes)).build()))
        .orElseThrow(
            () ->
                ServiceException.field(
                    field,
                    PictureText.shown(url),
                    "data:image/...;base64,... or an http or https URL"));
  }
}
