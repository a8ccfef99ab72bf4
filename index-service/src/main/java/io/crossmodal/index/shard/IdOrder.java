package io.crossmodal.index.shard;

import java.util.Comparator;

/**
 * The order of ids: by their UTF-8 bytes, which is the order of their code points and that of
 * RocksDB's keys.
 *
 * <p>{@link String#compareTo} differs: it puts surrogates before U+E000.
 */
public final class IdOrder implements Comparator<String> {

  /** The only instance. */
  public static final IdOrder INSTANCE = new IdOrder();

  private IdOrder() {}

  @Override
  public int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return Character.isSurrogate(x) == Character.isSurrogate(y)
            ? Character.compare(x, y)
            : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
