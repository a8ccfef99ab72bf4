package io.crossmodal.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads the elements of JSON arrays one at a time, since annotation files reach hundreds of
 * megabytes.
 */
final class JsonRows {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonRows() {}

  /** Takes one element; {@code row} tells where it stands: {@code captions.json[17]}. */
  @FunctionalInterface
  interface Row {
    void accept(String row, JsonNode element);
  }

  /** Hands over the elements of a file that is one array. */
  static void ofArray(Path file, Row consumer) throws DatasetException {
    try (JsonParser json = MAPPER.createParser(file.toFile())) {
      expect(file, json.nextToken(), JsonToken.START_ARRAY);
      elements(json, file.getFileName().toString(), consumer);
      expectEnd(file, json);
    } catch (IOException e) {
      throw explained(file, e);
    }
  }

  /**
   * Hands over the elements of the named arrays of a file that is one object; other fields are
   * skipped.
   */
  static void ofFields(Path file, Map<String, Row> consumers) throws DatasetException {
    try (JsonParser json = MAPPER.createParser(file.toFile())) {
      expect(file, json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        Row consumer = consumers.get(field);
        if (consumer != null && value == JsonToken.START_ARRAY) {
          elements(json, file.getFileName() + " " + field, consumer);
        } else {
          json.skipChildren();
        }
      }
      expectEnd(file, json);
    } catch (IOException e) {
      throw explained(file, e);
    }
  }

  /** Hands over the values of a file of JSON lines. */
  static void ofLines(Path file, Row consumer) throws DatasetException {
    try (JsonParser json = MAPPER.createParser(file.toFile())) {
      while (json.nextToken() != null) {
        String row = "%s line %d".formatted(file.getFileName(), json.currentLocation().getLineNr());
        expect(file, json.currentToken(), JsonToken.START_OBJECT);
        consumer.accept(row, MAPPER.readTree(json));
      }
    } catch (IOException e) {
      throw explained(file, e);
    }
  }

  private static void elements(JsonParser json, String name, Row consumer) throws IOException {
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      consumer.accept("%s[%d]".formatted(name, i), MAPPER.readTree(json));
    }
  }

  private static void expect(Path file, JsonToken found, JsonToken wanted) throws DatasetException {
    if (found != wanted) {
      String start = found == null ? "nothing" : found.name();
      throw new DatasetException(
          file, "starts with %s (expected: %s)".formatted(start, wanted.name()));
    }
  }

  private static void expectEnd(Path file, JsonParser json) throws IOException {
    if (json.nextToken() != null) {
      throw new DatasetException(file, "goes on after its JSON value (expected: one value)");
    }
  }

  private static DatasetException explained(Path file, IOException e) {
    if (e instanceof DatasetException known) {
      return known;
    }
    if (e instanceof JsonProcessingException malformed && malformed.getLocation() != null) {
      return new DatasetException(
          file,
          "malformed JSON at line %d, column %d: %s"
              .formatted(
                  malformed.getLocation().getLineNr(),
                  malformed.getLocation().getColumnNr(),
                  malformed.getOriginalMessage()),
          e);
    }
    return DatasetException.unreadable(file, e);
  }
}
