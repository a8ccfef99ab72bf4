package io.crossmodal.index.endpoint;

import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with the fields of a request. */
final class Violations {

  private static final int SHOWN = 20;
  private static final int SHOWN_VALUE = 80;

  private final List<FieldViolation> found = new ArrayList<>();

  void add(String field, Object value, String expected) {
    if (found.size() < SHOWN) {
      found.add(
          new FieldViolation(field, "%s (expected: %s)".formatted(shortened(value), expected)));
    }
  }

  /** Adds a violation unless a number is within its limits, both included. */
  void range(String field, long value, long min, long max) {
    if (value < min || value > max) {
      add(field, value, "%d..%d".formatted(min, max));
    }
  }

  /** Adds a violation unless there are as many elements as allowed. */
  void count(String field, int count, int max) {
    if (count < 1 || count > max) {
      add(field, count + " elements", "1..%d".formatted(max));
    }
  }

  void check() {
    if (!found.isEmpty()) {
      throw ServiceException.fields(found);
    }
  }

  private static String shortened(Object value) {
    String text = String.valueOf(value);
    return text.length() <= SHOWN_VALUE ? text : text.substring(0, SHOWN_VALUE) + "...";
  }
}
