package io.crossmodal.index.filter;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one item as keys.
 *
 * @param keys of each field, ascending, none twice
 */
public record PayloadRow(Map<String, byte[][]> keys) {

  /** An item without fields. */
  public static final PayloadRow EMPTY = new PayloadRow(Map.of());

  /** Characters of a name beyond which a field can't be filtered by. */
  public static final int MAX_NAME = 256;

  private static final byte[][] NONE = {};

  /** The row of a payload. */
  public static PayloadRow of(Map<String, List<FieldValue>> payload) {
    if (payload.isEmpty()) {
      return EMPTY;
    }
    Map<String, byte[][]> keys = HashMap.newHashMap(payload.size());
    payload.forEach(
        (field, values) -> {
          if (!values.isEmpty() && field.length() <= MAX_NAME) {
            keys.put(field, keys(values));
          }
        });
    return new PayloadRow(keys);
  }

  private static byte[][] keys(List<FieldValue> values) {
    byte[][] keys = new byte[values.size()][];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ValueKeys.of(values.get(i));
    }
    if (keys.length < 2) {
      return keys;
    }
    Arrays.sort(keys, Arrays::compareUnsigned);
    int distinct = 1;
    for (int i = 1; i < keys.length; i++) {
      if (!Arrays.equals(keys[i], keys[distinct - 1])) {
        keys[distinct++] = keys[i];
      }
    }
    return Arrays.copyOf(keys, distinct);
  }

  byte[][] keys(String field) {
    return keys.getOrDefault(field, NONE);
  }
}
