package io.crossmodal.gateway.json;

import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the fields of one request, so that its sender is told at once. */
final class Violations {

  private static final int SHOWN_CHARACTERS = 60;

  private final List<FieldViolation> found = new ArrayList<>();

  /** Notes a field whose value is not the expected one; a long value is shortened. */
  void add(String field, @Nullable Object value, String expected) {
    String shown = Objects.toString(value, "none");
    if (shown.length() > SHOWN_CHARACTERS) {
      shown = shown.substring(0, SHOWN_CHARACTERS) + "...";
    }
    found.add(new FieldViolation(field, "%s (expected: %s)".formatted(shown, expected)));
  }

  /** Notes a field by a description that says its value and what is expected. */
  void add(String field, String description) {
    found.add(new FieldViolation(field, description));
  }

  /**
   * Ends the reading.
   *
   * @throws ServiceException INVALID_FIELD if anything was noted
   */
  void check() {
    if (!found.isEmpty()) {
      throw ServiceException.fields(found);
    }
  }
}
