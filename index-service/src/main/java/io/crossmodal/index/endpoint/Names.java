package io.crossmodal.index.endpoint;

import io.crossmodal.rpc.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that names and ids follow. */
final class Names {

  static final int MAX_ID_BYTES = 512;
  private static final int MAX_REQUEST_ID = 128;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}");
  private static final String NAME_RULE =
      "1 to 128 of a-z, A-Z, 0-9, '-', '_' and '.', beginning with a letter or digit";
  private static final String ID_RULE =
      "1 to %d bytes of UTF-8 without control characters".formatted(MAX_ID_BYTES);

  private Names() {}

  /** Fails unless the field holds a gallery's or view's name. */
  static void require(String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw ServiceException.field(field, "'" + name + "'", NAME_RULE);
    }
  }

  static void check(Violations violations, String field, String name) {
    if (!NAME.matcher(name).matches()) {
      violations.add(field, "'" + name + "'", NAME_RULE);
    }
  }

  static void requestId(Violations violations, String requestId) {
    if (requestId.length() > MAX_REQUEST_ID) {
      violations.add("request_id", requestId.length() + " characters", "at most " + MAX_REQUEST_ID);
    }
  }

  static void id(Violations violations, String field, String id) {
    String problem = idProblem(id);
    if (problem != null) {
      violations.add(field, problem, ID_RULE);
    }
  }

  /** What is wrong with an item's id and what is expected, or null. */
  static @Nullable String idMessage(String id) {
    String problem = idProblem(id);
    return problem == null ? null : "id: %s (expected: %s)".formatted(problem, ID_RULE);
  }

  private static @Nullable String idProblem(String id) {
    if (id.isEmpty()) {
      return "empty";
    }
    int bytes = id.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_ID_BYTES) {
      return bytes + " bytes";
    }
    return id.chars().anyMatch(Character::isISOControl) ? "has control characters" : null;
  }
}
