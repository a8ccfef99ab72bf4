package io.crossmodal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.TextFormat;
import io.crossmodal.index.v1.Filter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTextTest {

  private static String shown(String text) {
    return TextFormat.printer().emittingSingleLine(true).printToString(FilterText.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          a = 1                    | equals { field: "a" value { int_value: 1 } }
          a == -1.5e3              | equals { field: "a" value { double_value: -1500.0 } }
          a=.5                     | equals { field: "a" value { double_value: 0.5 } }
          a = 1.                   | equals { field: "a" value { double_value: 1.0 } }
          a = true                 | equals { field: "a" value { bool_value: true } }
          a.b-c = 'it\\'s'         | equals { field: "a.b-c" value { string_value: "it\\'s" } }
          `a b` = "x"              | equals { field: "a b" value { string_value: "x" } }
          a < time("1970-01-01T00:00:01Z") | range { field: "a" lt { time_value { seconds: 1 } } }
          a >= 2                   | range { field: "a" gte { int_value: 2 } }
          a > 2                    | range { field: "a" gt { int_value: 2 } }
          a <= 2                   | range { field: "a" lte { int_value: 2 } }
          a != 1                   | none_of { filters { equals { field: "a" value { int_value: 1 } } } }
          a IN (1, 2)              | one_of { field: "a" values { int_value: 1 } values { int_value: 2 } }
          a not in (1)             | none_of { filters { one_of { field: "a" values { int_value: 1 } } } }
          exists(a)                | exists { field: "a" }
          exists = 1               | equals { field: "exists" value { int_value: 1 } }
          not not exists(a)        | exists { field: "a" }
          """)
  void readsConditions(String text, String expected) {
    assertThat(shown(text)).isEqualTo(expected);
  }

  @Test
  void bindsAndBeforeOr() {
    assertThat(FilterText.parse("exists(a) or exists(b) and exists(c)"))
        .isEqualTo(FilterText.parse("exists(a) OR (exists(b) AND exists(c))"))
        .isNotEqualTo(FilterText.parse("(exists(a) or exists(b)) and exists(c)"));
    assertThat(shown("year >= 2020 and tag in (\"a\",\"b\")"))
        .isEqualTo(
            "all_of { filters { range { field: \"year\" gte { int_value: 2020 } } } filters { one_of"
                + " { field: \"tag\" values { string_value: \"a\" } values { string_value: \"b\" } }"
                + " } }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          and                | 'and' at character 1 (expected: a field's name, exists, not or ()
          a                  | end at character 2 (expected: =, !=, <, <=, >, >= or in)
          a =                | end at character 4 (expected: a number, text within quotes, true, false or time(...))
          a = b              | 'b' at character 5 (expected: a number, text within quotes
          a = "b             | '"b' at character 5 (expected: text that ends with ")
          a = 1 b            | 'b' at character 7 (expected: and, or, or the end)
          (a = 1             | end at character 7 (expected: ))
          a in 1             | '1' at character 6 (expected: ()
          a not 1            | '1' at character 7 (expected: in)
          a = time("now")    | '"now")' at character 10 (expected: a time as
          a = 9223372036854775808 | '9223372036854775808' at character 5 (expected: a whole number of 64 bits
          """)
  void saysWhereATextIsNoFilter(String text, String message) {
    assertThatThrownBy(() -> FilterText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesWhatIsTooMuch() {
    assertThatThrownBy(() -> FilterText.parse("(".repeat(60_000)))
        .hasMessageContaining("at most 64 parentheses");
    assertThatThrownBy(() -> FilterText.parse(" ".repeat(70_000)))
        .hasMessage("70000 characters (expected: at most 65536)");
  }

  @Test
  void neverFailsInAnotherWay() {
    Random random = new Random(4);
    String[] parts = {
      "a", "1", "\"", "'", "(", ")", ",", "in", "not", "and", "or", "=", "<", ">=", "exists",
      "time", "`", "\\", "-", ".", " ", "\u00e9", "true"
    };
    int filters = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(8); part >= 0; part--) {
        text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        Filter filter = FilterText.parse(text.toString());
        assertThat(filter.getConditionCase()).isNotEqualTo(Filter.ConditionCase.CONDITION_NOT_SET);
        filters++;
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).contains("(expected: ");
      }
    }
    assertThat(filters).isPositive();
  }
}
