package io.crossmodal.index.endpoint;

import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadList;
import io.crossmodal.index.v1.PayloadValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what callers attach to items. */
final class PayloadChecks {

  private static final int MAX_ENTRIES = 64;
  private static final int MAX_STRING_BYTES = 64 << 10;
  private static final int MAX_LIST = 1_024;

  private PayloadChecks() {}

  /** What is wrong with an item's payload and what is expected, or null. */
  static @Nullable String problem(Item item) {
    if (item.getPayloadCount() > MAX_ENTRIES) {
      return "payload: %d entries (expected: at most %d)"
          .formatted(item.getPayloadCount(), MAX_ENTRIES);
    }
    for (Map.Entry<String, PayloadValue> entry : item.getPayloadMap().entrySet()) {
      String problem =
          entry.getKey().getBytes(StandardCharsets.UTF_8).length > MAX_STRING_BYTES
              ? "key is too long (expected: at most %d bytes)".formatted(MAX_STRING_BYTES)
              : problem(entry.getValue());
      if (problem != null) {
        return "payload[%s]: %s".formatted(shortened(entry.getKey()), problem);
      }
    }
    return null;
  }

  private static @Nullable String problem(PayloadValue value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> string(value.getStringValue());
      case DOUBLE_VALUE ->
          Double.isFinite(value.getDoubleValue())
              ? null
              : "%s (expected: a finite number)".formatted(value.getDoubleValue());
      case LIST_VALUE -> list(value.getListValue());
      case KIND_NOT_SET -> "no value (expected: exactly one kind)";
      case INT_VALUE, BOOL_VALUE, TIME_VALUE -> null;
    };
  }

  private static @Nullable String string(String value) {
    int bytes = value.length() > MAX_STRING_BYTES / 3 ? utf8(value) : 0;
    return bytes <= MAX_STRING_BYTES
        ? null
        : "%d bytes (expected: at most %d)".formatted(bytes, MAX_STRING_BYTES);
  }

  private static int utf8(String value) {
    return value.getBytes(StandardCharsets.UTF_8).length;
  }

  private static @Nullable String list(PayloadList list) {
    if (list.getValuesCount() > MAX_LIST) {
      return "%d values (expected: at most %d)".formatted(list.getValuesCount(), MAX_LIST);
    }
    for (PayloadValue value : list.getValuesList()) {
      if (value.hasListValue()) {
        return "a list in a list (expected: plain values)";
      }
      if (value.getKindCase() != list.getValues(0).getKindCase()) {
        return "values of several kinds (expected: one kind)";
      }
      String problem = problem(value);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static String shortened(String key) {
    return key.length() <= 40 ? key : key.substring(0, 40) + "...";
  }
}
