package io.crossmodal.index.filter;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The payloads of a shard by ordinal, so that a filter becomes a set of ordinals.
 *
 * <p>Only ever appended to; which ordinals are live others know. One writer; readers take no lock.
 * The latest rows, at most 4,095, are kept as they are and looked through; the others are in
 * immutable {@link PayloadBlock}s.
 */
public final class PayloadIndex {

  /** Fields of different names that are indexed; more can't be filtered by. */
  public static final int MAX_FIELDS = 4_096;

  /** What readers see together: rows from {@code sealed} on are in the tail. */
  private record State(List<PayloadBlock> blocks, int sealed, PayloadRow[] tail) {}

  private volatile State state;
  private volatile Map<String, Set<FieldKind>> fields = Map.of();
  private volatile int size;

  /** An index without rows. */
  public PayloadIndex() {
    this(List.of());
  }

  PayloadIndex(List<PayloadBlock> blocks) {
    size = blocks.isEmpty() ? 0 : blocks.getLast().base() + blocks.getLast().length();
    state = new State(blocks, size, new PayloadRow[PayloadBlock.MAX_ROWS]);
    Map<String, Set<FieldKind>> known = new TreeMap<>();
    for (PayloadBlock block : blocks) {
      block
          .fields()
          .forEach(
              (name, postings) -> {
                Set<FieldKind> kinds = known.computeIfAbsent(name, n -> new TreeSet<>());
                for (int i = 0; i < postings.keyEnds().length; i++) {
                  kinds.add(postings.kind(i));
                }
              });
    }
    fields = known;
  }

  /** Ordinals that are indexed, from 0; those of rows that a writer appended are seen with it. */
  public int size() {
    return size;
  }

  /** The fields that any row ever had, each with the kinds of its values. */
  public Map<String, Set<FieldKind>> fields() {
    return fields;
  }

  /**
   * Adds the row of an ordinal if it is the next one; two writers may then offer the same row.
   *
   * @return whether it was
   */
  @CanIgnoreReturnValue
  public synchronized boolean offer(int ordinal, PayloadRow row) {
    boolean next = ordinal == size;
    if (next) {
      append(row);
    }
    return next;
  }

  /** Adds the row of the next ordinal. */
  public void append(PayloadRow row) {
    State now = state;
    PayloadRow known = learn(row);
    int at = size - now.sealed;
    now.tail[at] = known;
    if (at + 1 == PayloadBlock.MAX_ROWS) {
      state = seal(now, PayloadBlock.MAX_ROWS);
    }
    size = size + 1;
  }

  private static State seal(State now, int rows) {
    PayloadBlock[] blocks = now.blocks.toArray(new PayloadBlock[now.blocks.size() + 1]);
    blocks[blocks.length - 1] =
        PayloadBlock.of(now.sealed, Arrays.asList(now.tail).subList(0, rows));
    return new State(List.of(blocks), now.sealed + rows, new PayloadRow[PayloadBlock.MAX_ROWS]);
  }

  /** Takes note of new fields and kinds; leaves out fields beyond the limit. */
  private PayloadRow learn(PayloadRow row) {
    Map<String, byte[][]> kept = row.keys();
    for (Map.Entry<String, byte[][]> field : row.keys().entrySet()) {
      Set<FieldKind> kinds = fields.getOrDefault(field.getKey(), Set.of());
      if (kinds.isEmpty() && fields.size() == MAX_FIELDS) {
        kept = new HashMap<>(kept);
        kept.remove(field.getKey());
      } else {
        for (byte[] key : field.getValue()) {
          learn(field.getKey(), FieldKind.ofTag(key[0]));
        }
      }
    }
    return kept == row.keys() ? row : new PayloadRow(kept);
  }

  private void learn(String field, FieldKind kind) {
    Set<FieldKind> kinds = fields.get(field);
    if (kinds == null || !kinds.contains(kind)) {
      Map<String, Set<FieldKind>> more = new TreeMap<>(fields);
      Set<FieldKind> both = kinds == null ? new TreeSet<>() : new TreeSet<>(kinds);
      both.add(kind);
      more.put(field, both);
      fields = more;
    }
  }

  /**
   * The ordinals that match.
   *
   * @param ordinals how many are asked about, from 0; at most {@link #size()}
   */
  public OrdinalSet matches(CompiledFilter filter, int ordinals) {
    State now = state;
    long[] words = new long[(ordinals + 63) >>> 6];
    for (PayloadBlock block : now.blocks) {
      if (block.base() < ordinals) {
        or(words, block.base(), block.matches(filter));
      }
    }
    for (int ordinal = now.sealed; ordinal < ordinals; ordinal++) {
      if (filter.matches(now.tail[ordinal - now.sealed])) {
        words[ordinal >>> 6] |= 1L << ordinal;
      }
    }
    if ((ordinals & 63) != 0) {
      words[words.length - 1] &= -1L >>> -ordinals;
    }
    return new OrdinalSet(words);
  }

  private static void or(long[] words, int base, long[] found) {
    int first = base >>> 6;
    for (int i = 0; i < found.length; i++) {
      if (first + i < words.length) {
        words[first + i] |= found[i] << base;
      }
      if ((base & 63) != 0 && first + i + 1 < words.length) {
        words[first + i + 1] |= found[i] >>> -base;
      }
    }
  }

  /** All rows in blocks, for keeping them; for the writer only. */
  List<PayloadBlock> sealed() {
    State now = state;
    return size == now.sealed ? now.blocks : seal(now, size - now.sealed).blocks;
  }

  /** Bytes that the sealed rows take; those of the tail are not counted. */
  public long bytes() {
    return state.blocks.stream().mapToLong(PayloadBlock::bytes).sum();
  }
}
