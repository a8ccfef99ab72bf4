package io.crossmodal.index.search;

/** The order of items with equal scores: by item id, ascending. */
@FunctionalInterface
public interface TieOrder {

  /** As {@link java.util.Comparator#compare}, over two different ordinals. */
  int compare(int ordinalA, int ordinalB);
}
