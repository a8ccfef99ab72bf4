package io.crossmodal.index.cluster;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the fields of a payload out of the bytes that {@link ItemMessages} keeps it as. */
final class PayloadFields {

  private static final long NANOS = 1_000_000_000L;

  private PayloadFields() {}

  static Map<String, List<FieldValue>> read(byte[] payload) {
    if (payload.length == 0) {
      return Map.of();
    }
    try {
      Map<String, PayloadValue> entries = Item.parseFrom(payload).getPayloadMap();
      Map<String, List<FieldValue>> fields = HashMap.newHashMap(entries.size());
      entries.forEach((field, value) -> fields.put(field, values(value)));
      return fields;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("payload: damaged", e);
    }
  }

  private static List<FieldValue> values(PayloadValue value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> List.of(new FieldValue.Text(value.getStringValue()));
      case INT_VALUE -> List.of(new FieldValue.Whole(value.getIntValue()));
      case DOUBLE_VALUE -> List.of(new FieldValue.Real(value.getDoubleValue()));
      case BOOL_VALUE -> List.of(new FieldValue.Truth(value.getBoolValue()));
      case TIME_VALUE -> List.of(time(value.getTimeValue()));
      case LIST_VALUE ->
          value.getListValue().getValuesList().stream().flatMap(v -> values(v).stream()).toList();
      case KIND_NOT_SET -> List.of();
    };
  }

  /** The time with nanos from 0 to 999,999,999, whatever the message has. */
  static FieldValue.Time time(Timestamp time) {
    long nanos = time.getNanos();
    return new FieldValue.Time(
        time.getSeconds() + Math.floorDiv(nanos, NANOS), (int) Math.floorMod(nanos, NANOS));
  }
}
