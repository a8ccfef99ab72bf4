package io.crossmodal.index.shard;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which ordinals are live, as of one write.
 *
 * @param all every live ordinal
 * @param byModality the same by what the items are; every modality is a key
 * @param ordinals how many were ever given, dead ones included
 */
record Population(LiveSet all, Map<Modality, LiveSet> byModality, int ordinals) {

  /** Of 64 ordinals each; a power of two. */
  private static final int WORDS = 1 << 8;

  /** Nothing was ever written. */
  static final Population EMPTY = empty();

  /** All items of a generation. */
  static Population of(SealedItems items) {
    Editor editor = new Editor(EMPTY, items.count());
    for (int from = 0; from < items.count(); from += Long.SIZE * WORDS) {
      long[][] words = new long[Modality.CODES][WORDS];
      items.modalities(from, words);
      for (Modality modality : Modality.values()) {
        editor.add(from, modality, words[modality.code()]);
      }
    }
    return editor.done();
  }

  LiveSet of(@Nullable Modality modality) {
    return modality == null ? all : set(modality);
  }

  int dead() {
    return ordinals - all.size();
  }

  private LiveSet set(Modality modality) {
    LiveSet set = byModality.get(modality);
    return set == null ? LiveSet.EMPTY : set;
  }

  private static Population empty() {
    return new Population(LiveSet.EMPTY, Map.of(), 0);
  }

  /** Changes to make to a population. */
  static final class Editor {

    private final int ordinals;
    private final LiveSet.Editor all;
    private final Map<Modality, LiveSet.Editor> byModality = new EnumMap<>(Modality.class);

    /**
     * @param ordinals how many were given after the changes
     */
    Editor(Population population, int ordinals) {
      this.ordinals = ordinals;
      this.all = new LiveSet.Editor(population.all, ordinals);
      for (Modality modality : Modality.values()) {
        byModality.put(modality, new LiveSet.Editor(population.set(modality), ordinals));
      }
    }

    void add(int ordinal, Modality modality) {
      all.add(ordinal);
      editor(modality).add(ordinal);
    }

    /** Adds the items of which the bits are set, as {@link LiveSet.Editor#add(int, long[])}. */
    void add(int from, Modality modality, long[] bits) {
      all.add(from, bits);
      editor(modality).add(from, bits);
    }

    void remove(int ordinal, Modality modality) {
      all.remove(ordinal);
      editor(modality).remove(ordinal);
    }

    Population done() {
      Map<Modality, LiveSet> sets = new EnumMap<>(Modality.class);
      byModality.forEach((modality, editor) -> sets.put(modality, editor.done()));
      return new Population(all.done(), sets, ordinals);
    }

    private LiveSet.Editor editor(Modality modality) {
      LiveSet.Editor editor = byModality.get(modality);
      if (editor == null) {
        throw new IllegalStateException("no set for " + modality);
      }
      return editor;
    }
  }
}
