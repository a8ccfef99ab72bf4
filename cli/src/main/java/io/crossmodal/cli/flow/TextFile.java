package io.crossmodal.cli.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossmodal.cli.CommandFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts of a file: a JSON list of strings, or else one a line. */
public final class TextFile {

  private static final JsonMapper JSON = new JsonMapper();

  private TextFile() {}

  /** The texts in their order. */
  public static List<String> read(Path file) {
    try {
      String content = Files.readString(file);
      return content.stripLeading().startsWith("[")
          ? list(file, content)
          : content.lines().toList();
    } catch (JsonProcessingException e) {
      throw new CommandFailure(
          "%s: %s (expected: a JSON list of strings)".formatted(file, e.getOriginalMessage()), e);
    } catch (CharacterCodingException e) {
      throw new CommandFailure("%s: no UTF-8 (expected: texts in UTF-8)".formatted(file), e);
    } catch (IOException e) {
      throw new CommandFailure(
          "%s: can't be read (expected: a JSON list of strings, or one text a line)"
              .formatted(file),
          e);
    }
  }

  private static List<String> list(Path file, String content) throws JsonProcessingException {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : JSON.readTree(content)) {
      if (!element.isTextual()) {
        throw new CommandFailure(
            "%s: element %d: %s (expected: a string)".formatted(file, texts.size(), element));
      }
      texts.add(element.textValue());
    }
    return texts;
  }
}
