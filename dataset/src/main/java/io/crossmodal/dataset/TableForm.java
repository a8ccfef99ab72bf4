package io.crossmodal.dataset;

import java.util.List;
import java.util.Locale;

/** How a line of a caption table is built. */
sealed interface TableForm permits CommaForm, PipeForm, TabForm {

  /** Hands every row to the collector; {@code name} is the file's name in messages. */
  void read(List<String> lines, String name, CaptionCollector collector);

  /** The form whose separator comes first in the first line that is not blank. */
  static TableForm of(List<String> lines) {
    String first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    for (int i = 0; i < first.length(); i++) {
      switch (first.charAt(i)) {
        case ',' -> {
          return new CommaForm();
        }
        case '|' -> {
          return new PipeForm();
        }
        case '\t' -> {
          return new TabForm();
        }
        default -> {}
      }
    }
    return new CommaForm();
  }

  /** Whether a line's first field is a column's title. */
  static boolean isTitle(String field) {
    return switch (field.strip().toLowerCase(Locale.ROOT)) {
      case "image", "image_name", "image_id", "file_name", "filename", "file" -> true;
      default -> false;
    };
  }

  static String row(String name, int line) {
    return "%s line %d".formatted(name, line + 1);
  }
}
