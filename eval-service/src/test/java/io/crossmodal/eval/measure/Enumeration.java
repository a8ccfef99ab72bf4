package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Expected measures by trying every pool and every order of ties. */
final class Enumeration {

  private Enumeration() {}

  /** The mean of a measure over all pools of a size and all orders of ties. */
  static double expected(Measure measure, float[] scores, int[] relevant, int pool) {
    List<Integer> rows = Arrays.stream(relevant).boxed().toList();
    List<Integer> others =
        IntStream.range(0, scores.length).boxed().filter(row -> !rows.contains(row)).toList();
    double sum = 0;
    List<List<Integer>> chosen = subsets(others, pool - relevant.length);
    for (List<Integer> some : chosen) {
      List<Integer> members = new ArrayList<>(rows);
      members.addAll(some);
      sum += overOrders(measure, scores, rows, members);
    }
    return sum / chosen.size();
  }

  private static double overOrders(
      Measure measure, float[] scores, List<Integer> relevant, List<Integer> members) {
    double sum = 0;
    int orders = 0;
    for (List<Integer> order : permutations(members)) {
      if (descending(order, scores)) {
        sum += NaiveMeasures.value(measure, order.stream().map(relevant::contains).toList());
        orders++;
      }
    }
    return sum / orders;
  }

  private static boolean descending(List<Integer> order, float[] scores) {
    return IntStream.range(1, order.size())
        .allMatch(i -> scores[order.get(i - 1)] >= scores[order.get(i)]);
  }

  private static List<List<Integer>> permutations(List<Integer> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (Integer first : items) {
      List<Integer> rest = new ArrayList<>(items);
      rest.remove(first);
      for (List<Integer> tail : permutations(rest)) {
        List<Integer> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  private static List<List<Integer>> subsets(List<Integer> items, int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i + size <= items.size(); i++) {
      for (List<Integer> tail : subsets(items.subList(i + 1, items.size()), size - 1)) {
        List<Integer> subset = new ArrayList<>(List.of(items.get(i)));
        subset.addAll(tail);
        all.add(subset);
      }
    }
    return all;
  }
}
