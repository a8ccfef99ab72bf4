package io.crossmodal.index.shard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntToLongFunction;

/**
 * The latest row of each id, by open addressing in one array of numbers, for the reason that {@link
 * IdBytes} gives.
 *
 * <p>One writer; readers take no lock and see each change whole, and all that was done before it.
 */
final class RowsById {

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int SMALLEST = 64;

  private final IdBytes ids;
  private final IntToLongFunction places;

  /** Of a row its number + 1, negative when the id was removed; 0 where there is nothing. */
  private volatile int[] slots = new int[SMALLEST];

  private int used;

  /**
   * @param places where the id of a row is
   */
  RowsById(IdBytes ids, IntToLongFunction places) {
    this.ids = ids;
    this.places = places;
  }

  /** The row of an id, or -1. */
  int find(byte[] id) {
    int[] table = slots;
    int slot = (int) SLOT.getAcquire(table, slotOf(table, id));
    return slot > 0 ? slot - 1 : -1;
  }

  /** Gives an id a row, which has that id. */
  void put(byte[] id, int row) {
    int[] table = slots;
    int at = slotOf(table, id);
    if (table[at] == 0 && 2 * ++used > table.length) {
      table = grown(table);
      at = slotOf(table, id);
      SLOT.setRelease(table, at, row + 1);
      slots = table;
    } else {
      SLOT.setRelease(table, at, row + 1);
    }
  }

  void remove(byte[] id) {
    int[] table = slots;
    int at = slotOf(table, id);
    if (table[at] > 0) {
      SLOT.setRelease(table, at, -table[at]);
    }
  }

  /** Where an id is, or the empty slot that would be its. */
  private int slotOf(int[] table, byte[] id) {
    int mask = table.length - 1;
    int at = ids.hash(id) & mask;
    int slot = (int) SLOT.getAcquire(table, at);
    while (slot != 0 && !ids.holds(places.applyAsLong(Math.abs(slot) - 1), id)) {
      at = at + 1 & mask;
      slot = (int) SLOT.getAcquire(table, at);
    }
    return at;
  }

  private int[] grown(int[] table) {
    int[] larger = new int[2 * table.length];
    int mask = larger.length - 1;
    for (int slot : table) {
      if (slot != 0) {
        int at = ids.hash(places.applyAsLong(Math.abs(slot) - 1)) & mask;
        while (larger[at] != 0) {
          at = at + 1 & mask;
        }
        larger[at] = slot;
      }
    }
    return larger;
  }
}
