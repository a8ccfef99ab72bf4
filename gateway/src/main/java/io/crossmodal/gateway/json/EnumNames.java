package io.crossmodal.gateway.json;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The contract's enum values as users write them: {@code PRECISION_INT8} is {@code int8}. */
public final class EnumNames {

  private EnumNames() {}

  /** The short name of a value. */
  public static String of(EnumValueDescriptor value) {
    String prefix = prefix(value.getType());
    String name = value.getName();
    String own = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return own.toLowerCase(Locale.ROOT);
  }

  /** The value of this short name; none for an unknown one and for the unspecified value. */
  public static Optional<EnumValueDescriptor> value(EnumDescriptor type, String name) {
    return type.getValues().stream()
        .filter(v -> v.getNumber() != 0 && of(v).equals(name))
        .findFirst();
  }

  /** The short names that can be written, in words: {@code one of cosine, dot}. */
  public static String expected(EnumDescriptor type) {
    return type.getValues().stream()
        .filter(v -> v.getNumber() != 0)
        .map(EnumNames::of)
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static String prefix(EnumDescriptor type) {
    return type.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_";
  }
}
