package io.crossmodal.index.cluster;

import io.crossmodal.index.filter.FieldKind;
import io.crossmodal.index.filter.FieldReport;
import io.crossmodal.index.v1.FilterField;
import io.crossmodal.index.v1.FilterFields;
import io.crossmodal.index.v1.PayloadKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What shards know of a filter's fields, between the wire and the shard. */
public final class FilterFieldMessages {

  private FilterFieldMessages() {}

  public static FilterFields toMessage(FieldReport report) {
    FilterFields.Builder message = FilterFields.newBuilder().addAllOthers(report.others());
    report
        .known()
        .forEach(
            (name, kinds) -> {
              FilterField.Builder field = message.addKnownBuilder().setName(name);
              kinds.forEach(kind -> field.addKinds(toMessage(kind)));
            });
    return message.build();
  }

  static FieldReport fromMessage(FilterFields message) {
    Map<String, Set<FieldKind>> known = new TreeMap<>();
    for (FilterField field : message.getKnownList()) {
      Set<FieldKind> kinds = known.computeIfAbsent(field.getName(), name -> new TreeSet<>());
      for (PayloadKind kind : field.getKindsList()) {
        switch (kind) {
          case PAYLOAD_KIND_STRING -> kinds.add(FieldKind.STRING);
          case PAYLOAD_KIND_NUMBER -> kinds.add(FieldKind.NUMBER);
          case PAYLOAD_KIND_BOOL -> kinds.add(FieldKind.BOOL);
          case PAYLOAD_KIND_TIME -> kinds.add(FieldKind.TIME);
          case PAYLOAD_KIND_UNSPECIFIED, UNRECOGNIZED -> {}
        }
      }
    }
    return new FieldReport(known, message.getOthersList());
  }

  private static PayloadKind toMessage(FieldKind kind) {
    return switch (kind) {
      case STRING -> PayloadKind.PAYLOAD_KIND_STRING;
      case NUMBER -> PayloadKind.PAYLOAD_KIND_NUMBER;
      case BOOL -> PayloadKind.PAYLOAD_KIND_BOOL;
      case TIME -> PayloadKind.PAYLOAD_KIND_TIME;
    };
  }
}
