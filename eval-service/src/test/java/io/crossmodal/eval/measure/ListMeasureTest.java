package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListMeasureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R@1",
        "R@3",
        "Recall@3",
        "P@3",
        "AP",
        "AP@3",
        "AP-reachable@3",
        "RR",
        "RR@2",
        "nDCG",
        "nDCG@3",
        "nDCG-exp@3",
        "Rprec"
      })
  void isTheMeanOverEveryOrderOfTies(String name) {
    ListMeasure measure = ListMeasures.parse(name);
    Random random = new Random(5);
    for (int round = 0; round < 20; round++) {
      JudgedList list =
          new JudgedList(
              List.of(grades(random, 1), grades(random, 4), grades(random, 2)),
              new int[] {3, 2, 1, 1, 0},
              1);
      List<JudgedList> orders = orders(list);
      double mean = orders.stream().mapToDouble(measure::value).average().orElseThrow();

      assertThat(measure.value(list)).isCloseTo(mean, within(1e-12));
      assertThat(measure.value(list.broken(true)))
          .isCloseTo(
              orders.stream().mapToDouble(measure::value).max().orElseThrow(), within(1e-12));
      assertThat(measure.value(list.broken(false)))
          .isCloseTo(
              orders.stream().mapToDouble(measure::value).min().orElseThrow(), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "R", "R@", "R@0", "R@1.5", "F1@10", "nDCG@-1", "IPrec", "IPrec@.", "AP@1@2"})
  void refusesNamesItDoesNotKnow(String name) {
    assertThatThrownBy(() -> ListMeasures.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("measures: ")
        .hasMessageContaining("(expected: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r@10:R@10",
        "SUCCESS@1:R@1",
        "ndcg@5:nDCG@5",
        "MRR:RR",
        "map@3:AP@3",
        "iprec@0.3:IPrec@0.3"
      })
  void readsNamesWhateverTheirCase(String pair) {
    String[] parts = pair.split(":", 2);
    assertThat(ListMeasures.parse(parts[0]).name()).isEqualTo(parts[1]);
  }

  private static int[] grades(Random random, int size) {
    return random.ints(size, 0, 3).toArray();
  }

  /** Every order of each group of the list. */
  private static List<JudgedList> orders(JudgedList list) {
    List<List<int[]>> all = List.of(List.of());
    for (int[] group : list.groups()) {
      List<List<int[]>> longer = new ArrayList<>();
      for (List<Integer> order : permutations(group)) {
        for (List<int[]> head : all) {
          List<int[]> next = new ArrayList<>(head);
          order.forEach(grade -> next.add(new int[] {grade}));
          longer.add(next);
        }
      }
      all = longer;
    }
    return all.stream().map(g -> new JudgedList(g, list.ideal(), list.level())).toList();
  }

  private static List<List<Integer>> permutations(int[] grades) {
    List<List<Integer>> all = new ArrayList<>();
    all.add(List.of());
    for (int grade : grades) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> one : all) {
        for (int at = 0; at <= one.size(); at++) {
          List<Integer> next = new ArrayList<>(one);
          next.add(at, grade);
          longer.add(Collections.unmodifiableList(next));
        }
      }
      all = longer;
    }
    return all;
  }
}
