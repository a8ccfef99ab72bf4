package io.crossmodal.rpc;

import io.crossmodal.index.v1.EqualsCondition;
import io.crossmodal.index.v1.ExistsCondition;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.FilterList;
import io.crossmodal.index.v1.FilterValue;
import io.crossmodal.index.v1.OneOfCondition;
import io.crossmodal.index.v1.RangeCondition;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters as people write them: {@code year >= 2020 and (tag in ("a", "b") or not exists(tag))}.
 *
 * <pre>{@code
 * filter    = and {"or" and}
 * and       = not {"and" not}
 * not       = "not" not | "(" filter ")" | condition
 * condition = "exists" "(" field ")" | field ["not"] "in" "(" value {"," value} ")"
 *           | field ("=" | "!=" | "<" | "<=" | ">" | ">=") value
 * field     = a letter or "_", then letters, digits, "_", "." and "-"; anything within backquotes
 * value     = a number | true | false | text within " or ', \ before a quote or \
 *           | "time" "(" RFC 3339 within quotes ")"
 * }</pre>
 *
 * <p>Words of the language may be written in upper case. A number without point and exponent is a
 * whole one. {@code a != 1} is {@code not a = 1}: it also matches what has no {@code a}.
 */
public final class FilterText {

  private static final int MAX_CHARACTERS = 1 << 16;
  private static final int MAX_DEPTH = 64;

  private final FilterTokens tokens;
  private int depth;

  private FilterText(FilterTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The filter that a text says.
   *
   * @throws IllegalArgumentException saying where the text is none, and what is expected there
   */
  public static Filter parse(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "%d characters (expected: at most %d)".formatted(text.length(), MAX_CHARACTERS));
    }
    FilterText parser = new FilterText(new FilterTokens(text));
    Filter filter = parser.any();
    parser.tokens.end();
    return filter;
  }

  private Filter any() {
    if (++depth > MAX_DEPTH) {
      throw tokens.expected("at most %d parentheses and nots in each other".formatted(MAX_DEPTH));
    }
    List<Filter> filters = new ArrayList<>(List.of(all()));
    while (tokens.word("or")) {
      filters.add(all());
    }
    depth--;
    return filters.size() == 1
        ? filters.getFirst()
        : Filter.newBuilder().setAnyOf(list(filters)).build();
  }

  private Filter all() {
    List<Filter> filters = new ArrayList<>(List.of(one()));
    while (tokens.word("and")) {
      filters.add(one());
    }
    return filters.size() == 1
        ? filters.getFirst()
        : Filter.newBuilder().setAllOf(list(filters)).build();
  }

  private Filter one() {
    int nots = 0;
    while (tokens.word("not")) {
      nots++;
    }
    Filter filter;
    if (tokens.sign("(")) {
      filter = any();
      tokens.require(")");
    } else {
      filter = condition();
    }
    return nots % 2 == 0 ? filter : not(filter);
  }

  private static Filter not(Filter filter) {
    return Filter.newBuilder().setNoneOf(list(List.of(filter))).build();
  }

  private static FilterList list(List<Filter> filters) {
    return FilterList.newBuilder().addAllFilters(filters).build();
  }

  private Filter condition() {
    if (tokens.call("exists")) {
      String field = tokens.field();
      tokens.require(")");
      return Filter.newBuilder().setExists(ExistsCondition.newBuilder().setField(field)).build();
    }
    String field = tokens.field();
    if (tokens.word("not")) {
      if (!tokens.word("in")) {
        throw tokens.expected("in");
      }
      return not(in(field));
    }
    return tokens.word("in") ? in(field) : compare(field);
  }

  private Filter in(String field) {
    tokens.require("(");
    OneOfCondition.Builder oneOf = OneOfCondition.newBuilder().setField(field);
    do {
      oneOf.addValues(tokens.value());
    } while (tokens.sign(","));
    tokens.require(")");
    return Filter.newBuilder().setOneOf(oneOf).build();
  }

  private Filter compare(String field) {
    String operator = tokens.operator();
    FilterValue value = tokens.value();
    RangeCondition.Builder range = RangeCondition.newBuilder().setField(field);
    return switch (operator) {
      case "=", "==" -> equal(field, value);
      case "!=" -> not(equal(field, value));
      case "<" -> Filter.newBuilder().setRange(range.setLt(value)).build();
      case "<=" -> Filter.newBuilder().setRange(range.setLte(value)).build();
      case ">" -> Filter.newBuilder().setRange(range.setGt(value)).build();
      case ">=" -> Filter.newBuilder().setRange(range.setGte(value)).build();
      default -> throw new IllegalStateException(operator);
    };
  }

  private static Filter equal(String field, FilterValue value) {
    return Filter.newBuilder()
        .setEquals(EqualsCondition.newBuilder().setField(field).setValue(value))
        .build();
  }
}
