package io.crossmodal.index.filter;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of up to 4,096 items in the order of their ordinals; immutable.
 *
 * <p>A set of its rows is 64 words. With so few rows, lists of 16 bits are what a Roaring bitmap
 * would keep too, without an object a value.
 *
 * @param base ordinal of the first row
 * @param length rows
 * @param fields by name
 */
record PayloadBlock(int base, int length, Map<String, FieldPostings> fields) {

  static final int MAX_ROWS = 4_096;

  /** A row and one of its keys. */
  private record Posting(byte[] key, int row) {}

  static PayloadBlock of(int base, List<PayloadRow> rows) {
    Map<String, List<Posting>> postings = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      for (Map.Entry<String, byte[][]> field : rows.get(row).keys().entrySet()) {
        List<Posting> some = postings.computeIfAbsent(field.getKey(), f -> new ArrayList<>());
        for (byte[] key : field.getValue()) {
          some.add(new Posting(key, row));
        }
      }
    }
    Map<String, FieldPostings> fields = new TreeMap<>();
    postings.forEach((field, some) -> fields.put(field, pack(some)));
    return new PayloadBlock(base, rows.size(), fields);
  }

  private static FieldPostings pack(List<Posting> postings) {
    // Stable: rows of equal keys stay ascending.
    postings.sort((a, b) -> Arrays.compareUnsigned(a.key, b.key));
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    int[] keyEnds = new int[postings.size()];
    int[] rowEnds = new int[postings.size()];
    char[] rows = new char[postings.size()];
    int distinct = 0;
    for (int i = 0; i < rows.length; i++) {
      Posting posting = postings.get(i);
      if (i == 0 || !Arrays.equals(posting.key, postings.get(i - 1).key)) {
        keys.writeBytes(posting.key);
        keyEnds[distinct++] = keys.size();
      }
      rows[i] = (char) posting.row;
      rowEnds[distinct - 1] = i + 1;
    }
    return new FieldPostings(
        keys.toByteArray(),
        Arrays.copyOf(keyEnds, distinct),
        rows,
        Arrays.copyOf(rowEnds, distinct));
  }

  /** The rows that match, as {@link OrdinalSet} words from row 0. */
  long[] matches(CompiledFilter filter) {
    return switch (filter) {
      case CompiledFilter.AllOf(List<CompiledFilter> filters) -> {
        long[] all = complement(words());
        for (CompiledFilter one : filters) {
          long[] some = matches(one);
          for (int i = 0; i < all.length; i++) {
            all[i] &= some[i];
          }
        }
        yield all;
      }
      case CompiledFilter.AnyOf(List<CompiledFilter> filters) -> any(filters);
      case CompiledFilter.NoneOf(List<CompiledFilter> filters) -> complement(any(filters));
      case CompiledFilter.InField(String field, List<KeyRange> ranges) -> {
        long[] found = words();
        FieldPostings postings = fields.get(field);
        if (postings != null) {
          postings.mark(ranges, found);
        }
        yield found;
      }
    };
  }

  private long[] any(List<CompiledFilter> filters) {
    long[] any = words();
    for (CompiledFilter one : filters) {
      long[] some = matches(one);
      for (int i = 0; i < any.length; i++) {
        any[i] |= some[i];
      }
    }
    return any;
  }

  private long[] words() {
    return new long[(length + 63) >>> 6];
  }

  private long[] complement(long[] words) {
    for (int i = 0; i < words.length; i++) {
      words[i] = ~words[i];
    }
    if ((length & 63) != 0) {
      words[words.length - 1] &= -1L >>> -length;
    }
    return words;
  }

  long bytes() {
    return fields.values().stream().mapToLong(FieldPostings::bytes).sum();
  }
}
