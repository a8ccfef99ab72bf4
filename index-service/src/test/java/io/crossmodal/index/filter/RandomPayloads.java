package io.crossmodal.index.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Random payloads and filters on them. */
final class RandomPayloads {

  private static final List<String> FIELDS = List.of("n", "tags", "ok", "at", "caption", "mixed");

  private final Random random;

  RandomPayloads(Random random) {
    this.random = random;
  }

  Map<String, List<FieldValue>> payload() {
    Map<String, List<FieldValue>> payload = new HashMap<>();
    for (String field : FIELDS) {
      if (random.nextInt(4) > 0) {
        payload.put(field, some(field.equals("tags") ? random.nextInt(4) : 1, () -> value(field)));
      }
    }
    return payload;
  }

  Filter filter(int depth) {
    String field = FIELDS.get(random.nextInt(FIELDS.size()));
    return switch (random.nextInt(depth > 0 ? 6 : 3)) {
      case 0 -> {
        FieldValue first = value(field);
        List<FieldValue> values = new ArrayList<>(some(random.nextInt(4), () -> value(field)));
        values.removeIf(value -> value.kind() != first.kind());
        values.add(first);
        yield new Filter.OneOf(field, values);
      }
      case 1 -> new Filter.Exists(field);
      case 2 -> range();
      case 3 -> new Filter.AllOf(some(random.nextInt(3), () -> filter(depth - 1)));
      case 4 -> new Filter.AnyOf(some(random.nextInt(3), () -> filter(depth - 1)));
      default -> new Filter.NoneOf(some(random.nextInt(3), () -> filter(depth - 1)));
    };
  }

  private Filter range() {
    String field = random.nextBoolean() ? "n" : "at";
    return switch (random.nextInt(4)) {
      case 0 -> new Filter.Range(field, value(field), null, null, value(field));
      case 1 -> new Filter.Range(field, null, value(field), value(field), null);
      case 2 -> new Filter.Range(field, value(field), null, null, null);
      default -> new Filter.Range(field, null, null, null, value(field));
    };
  }

  private FieldValue value(String field) {
    return switch (field) {
      case "n" -> number();
      case "tags" -> new FieldValue.Text("tag" + random.nextInt(8));
      case "ok" -> new FieldValue.Truth(random.nextBoolean());
      case "at" -> new FieldValue.Time(random.nextInt(20) - 10, random.nextInt(3));
      case "caption" ->
          new FieldValue.Text("a caption of more than thirty-two bytes " + random.nextInt(1000));
      default -> random.nextBoolean() ? number() : new FieldValue.Text("7");
    };
  }

  private FieldValue number() {
    int number = random.nextInt(20) - 10;
    return random.nextBoolean() ? new FieldValue.Whole(number) : new FieldValue.Real(number / 2.0);
  }

  private static <T> List<T> some(int count, Supplier<T> one) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(one.get());
    }
    return all;
  }
}
