package io.crossmodal.cli.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text, each as wide as its widest cell; columns whose header ends in a space are
 * flushed right.
 */
public final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] right;

  public TextTable(String... headers) {
    right = new boolean[headers.length];
    List<String> first = new ArrayList<>();
    for (int i = 0; i < headers.length; i++) {
      right[i] = headers[i].endsWith(" ");
      first.add(headers[i].strip());
    }
    rows.add(first);
  }

  /** Adds a row with a cell a column. */
  public TextTable row(Object... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(
          "cells: %d (expected: %d)".formatted(cells.length, right.length));
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  /** The table, each line ended. */
  public String render() {
    int[] widths = new int[right.length];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ").append(right[i] ? pad + row.get(i) : row.get(i) + pad);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
