package io.crossmodal.eval.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.eval.dataset.TrecQrels;
import io.crossmodal.eval.dataset.TrecRun;
import io.crossmodal.eval.dataset.TrecRun.Ranked;
import io.crossmodal.eval.measure.ListMeasure;
import io.crossmodal.eval.measure.ListMeasures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

  private static final RunComparison.Settings SETTINGS =
      new RunComparison.Settings(1, false, 1_000, .95, 7);
  private static final List<ListMeasure> MEASURES =
      Stream.of("R@1", "RR").map(ListMeasures::parse).toList();

  @Test
  void saysWhatRunsAndLabelsDoNotShare() {
    RunFindings findings =
        new RunComparison(qrels(20), MEASURES, SETTINGS)
            .compare(runs(Map.of("half", run(10, 0), "odd", run(25, 0))));

    assertThat(findings.queries()).isEqualTo(20);
    assertThat(findings.withoutRelevant()).isEqualTo(1);
    assertThat(findings.coverage())
        .contains(new RunFindings.Coverage("half", 10, 0))
        .contains(new RunFindings.Coverage("odd", 0, 5));
    assertThat(value(findings, "half", "R@1")).isCloseTo(.5, within(1e-12));
    assertThat(value(findings, "odd", "RR")).isCloseTo(1, within(1e-12));
  }

  @Test
  void tellsRunsApartThatDifferAndNotARunFromItself() {
    RunFindings findings =
        new RunComparison(qrels(40), MEASURES, SETTINGS)
            .compare(runs(Map.of("a", run(40, 0), "b", run(40, 0), "c", run(40, 20))));

    for (RunFindings.Difference one : findings.differences()) {
      boolean same = !one.from().equals("c") && !one.to().equals("c");
      assertThat(one.adjusted()).isGreaterThanOrEqualTo(one.pValue());
      if (same) {
        assertThat(one.pValue()).isEqualTo(1);
        assertThat(one.value()).isZero();
      } else {
        assertThat(one.adjusted()).isLessThan(.01);
        assertThat(one.interval().covers(0)).isFalse();
        assertThat(one.detectable()).isBetween(.01, 1.0);
      }
    }
    assertThat(findings.differences()).hasSize(6);
  }

  @Test
  void aTieCountsAsItsMeanAndShowsItsRange() {
    TrecRun tied =
        new TrecRun(Map.of("q0", List.of(new Ranked("right", 1), new Ranked("wrong", 1))));
    RunFindings findings =
        new RunComparison(new TrecQrels(Map.of("q0", Map.of("right", 1))), MEASURES, SETTINGS)
            .compare(runs(Map.of("tied", tied)));

    RunFindings.Measured first = findings.measured().getFirst();
    assertThat(first.value()).isCloseTo(.5, within(1e-12));
    assertThat(first.pessimistic()).isZero();
    assertThat(first.optimistic()).isEqualTo(1);
    assertThat(first.tied()).isTrue();
  }

  @Test
  void refusesLabelsWithoutAnyRelevantItem() {
    TrecQrels none = new TrecQrels(Map.of("q", Map.of("d", 0)));

    assertThatThrownBy(() -> new RunComparison(none, MEASURES, SETTINGS))
        .hasMessageContaining("queries with a relevant item: 0 of 1 (expected: at least 1");
    assertThatThrownBy(() -> new RunComparison.Settings(0, false, 1_000, .95, 7))
        .hasMessage("level: 0 (expected: at least 1)");
  }

  private static double value(RunFindings findings, String run, String measure) {
    return findings.measured().stream()
        .filter(m -> m.run().equals(run) && m.measure().equals(measure))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /** Queries q0 to q{n-1} with one relevant item each, and one without. */
  private static TrecQrels qrels(int queries) {
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    for (int q = 0; q < queries; q++) {
      grades.put("q" + q, Map.of("right", 1, "wrong", 0));
    }
    grades.put("empty", Map.of("wrong", 0));
    return new TrecQrels(grades);
  }

  /** Finds the relevant item second for the first {@code bad} queries, first for the others. */
  private static TrecRun run(int queries, int bad) {
    Map<String, List<Ranked>> rankings = new LinkedHashMap<>();
    for (int q = 0; q < queries; q++) {
      String first = q < bad ? "wrong" : "right";
      rankings.put(
          "q" + q, List.of(new Ranked(first, 2), new Ranked(q < bad ? "right" : "wrong", 1)));
    }
    return new TrecRun(rankings);
  }

  private static SequencedMap<String, TrecRun> runs(Map<String, TrecRun> runs) {
    return new LinkedHashMap<>(runs);
  }
}
