package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One query's ranked list with the grade of each item; the list need not hold every relevant item.
 *
 * @param groups grades of the items that share a score, highest score first, within a group in the
 *     order of trec_eval; items that nobody judged have grade 0
 * @param ideal grades above 0 of all judged items of the query, in the list or not, highest first
 * @param level least grade of a relevant item, at least 1
 */
public record JudgedList(List<int[]> groups, int[] ideal, int level) {

  public JudgedList {
    groups = groups.stream().map(int[]::clone).toList();
    ideal =
        IntStream.of(ideal)
            .filter(g -> g > 0)
            .boxed()
            .sorted((a, b) -> b - a)
            .mapToInt(Integer::intValue)
            .toArray();
    if (level < 1) {
      throw new IllegalArgumentException("level: %d (expected: at least 1)".formatted(level));
    }
  }

  /** Relevant items of the query, in the list or not. */
  public int relevant() {
    return relevantOf(ideal);
  }

  /** True if the order of items with one score could change a measure. */
  public boolean hasTies() {
    return groups.stream().anyMatch(g -> IntStream.of(g).distinct().count() > 1);
  }

  /** This list with every tie broken in favour of the relevant items, or against them. */
  public JudgedList broken(boolean favourably) {
    List<int[]> single = new ArrayList<>();
    for (int[] group : groups) {
      int[] ascending = group.clone();
      Arrays.sort(ascending);
      for (int i = 0; i < ascending.length; i++) {
        single.add(new int[] {ascending[favourably ? ascending.length - 1 - i : i]});
      }
    }
    return new JudgedList(single, ideal, level);
  }

  /** This list with every tie broken as trec_eval does. */
  public JudgedList inOrder() {
    return new JudgedList(
        groups.stream().flatMapToInt(Arrays::stream).mapToObj(g -> new int[] {g}).toList(),
        ideal,
        level);
  }

  /** How many of these grades are of relevant items. */
  int relevantOf(int[] grades) {
    return (int) IntStream.of(grades).filter(g -> g >= level).count();
  }
}
