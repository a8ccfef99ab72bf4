package io.crossmodal.rpc;

import com.google.protobuf.Timestamp;
import io.crossmodal.index.v1.FilterValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, signs and values of a {@link FilterText}, read from left to right. */
final class FilterTokens {

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final List<String> OPERATORS = List.of("==", "!=", "<=", ">=", "=", "<", ">");
  private static final List<String> RESERVED = List.of("and", "or", "not", "in");

  private final String text;
  private int at;

  FilterTokens(String text) {
    this.text = text;
    skipBlanks();
  }

  /** Reads a word of the language if it comes next. */
  boolean word(String word) {
    Matcher name = NAME.matcher(text).region(at, text.length());
    return name.lookingAt() && name.group().equalsIgnoreCase(word) && move(name.end());
  }

  /** Reads a sign if it comes next. */
  boolean sign(String sign) {
    return text.startsWith(sign, at) && move(at + sign.length());
  }

  void require(String sign) {
    if (!sign(sign)) {
      throw expected(sign);
    }
  }

  /** Reads a name and the parenthesis after it if they come next. */
  boolean call(String name) {
    int before = at;
    if (word(name) && sign("(")) {
      return true;
    }
    at = before;
    return false;
  }

  String field() {
    if (text.startsWith("`", at)) {
      int end = text.indexOf('`', at + 1);
      if (end > at + 1) {
        String field = text.substring(at + 1, end);
        move(end + 1);
        return field;
      }
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt() || RESERVED.stream().anyMatch(name.group()::equalsIgnoreCase)) {
      throw expected("a field's name, exists, not or (");
    }
    move(name.end());
    return name.group();
  }

  String operator() {
    for (String operator : OPERATORS) {
      if (sign(operator)) {
        return operator;
      }
    }
    throw expected("=, !=, <, <=, >, >= or in");
  }

  FilterValue value() {
    if (text.startsWith("\"", at) || text.startsWith("'", at)) {
      return FilterValue.newBuilder().setStringValue(quoted()).build();
    }
    if (word("true")) {
      return FilterValue.newBuilder().setBoolValue(true).build();
    }
    if (word("false")) {
      return FilterValue.newBuilder().setBoolValue(false).build();
    }
    if (call("time")) {
      FilterValue value = time();
      require(")");
      return value;
    }
    return number();
  }

  private String quoted() {
    char quote = text.charAt(at);
    StringBuilder value = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        move(i + 1);
        return value.toString();
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        c = text.charAt(i);
      }
      value.append(c);
    }
    throw expected("text that ends with " + quote);
  }

  private FilterValue time() {
    int start = at;
    if (text.startsWith("\"", at) || text.startsWith("'", at)) {
      try {
        Instant instant = Instant.parse(quoted());
        Timestamp.Builder time =
            Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano());
        return FilterValue.newBuilder().setTimeValue(time).build();
      } catch (DateTimeException e) {
        at = start;
      }
    }
    throw expected("a time as \"2026-01-31T12:00:00Z\"");
  }

  private FilterValue number() {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw expected("a number, text within quotes, true, false or time(...)");
    }
    boolean whole =
        number.group(2) == null && number.group(3) == null && !number.group().contains(".");
    try {
      FilterValue.Builder value = FilterValue.newBuilder();
      if (whole) {
        value.setIntValue(Long.parseLong(number.group()));
      } else {
        value.setDoubleValue(Double.parseDouble(number.group()));
      }
      move(number.end());
      return value.build();
    } catch (NumberFormatException e) {
      throw expected("a whole number of 64 bits, or one with a point");
    }
  }

  /** Fails unless everything was read. */
  void end() {
    if (at < text.length()) {
      throw expected("and, or, or the end");
    }
  }

  IllegalArgumentException expected(String what) {
    String rest = text.substring(at, Math.min(text.length(), at + 20));
    return new IllegalArgumentException(
        "%s at character %d (expected: %s)"
            .formatted(rest.isEmpty() ? "end" : "'" + rest + "'", at + 1, what));
  }

  /** Goes to a place and over the blanks there. */
  private boolean move(int to) {
    at = to;
    skipBlanks();
    return true;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
