package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.dataset.TrecQrels;
import io.crossmodal.eval.dataset.TrecRun;
import io.crossmodal.eval.measure.Holm;
import io.crossmodal.eval.measure.JudgedList;
import io.crossmodal.eval.measure.ListMeasure;
import io.crossmodal.eval.measure.PairedPermutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Measures runs on one set of labels and tests the differences between them.
 *
 * <p>Every query with a relevant item counts; one that a run does not rank has 0. Each query is a
 * cluster of its own.
 */
public final class RunComparison {

  /** How the runs are compared. */
  public record Settings(
      int level, boolean tiesInOrder, int resamples, double confidence, long seed) {

    public Settings {
      if (level < 1) {
        throw new IllegalArgumentException("level: %d (expected: at least 1)".formatted(level));
      }
      if (resamples < 100 || resamples > 1_000_000) {
        throw new IllegalArgumentException(
            "resamples: %d (expected: 100..1000000)".formatted(resamples));
      }
      if (!(confidence > .5 && confidence < 1)) {
        throw new IllegalArgumentException(
            "confidence: %s (expected: over .5, under 1)".formatted(confidence));
      }
    }
  }

  private final TrecQrels qrels;
  private final List<ListMeasure> measures;
  private final Settings settings;
  private final List<String> queries;

  /**
   * A comparison.
   *
   * @throws IllegalArgumentException if no query has a relevant item
   */
  public RunComparison(TrecQrels qrels, List<ListMeasure> measures, Settings settings) {
    this.qrels = qrels;
    this.measures = List.copyOf(measures);
    this.settings = settings;
    this.queries =
        qrels.grades().entrySet().stream()
            .filter(e -> e.getValue().values().stream().anyMatch(g -> g >= settings.level()))
            .map(Map.Entry::getKey)
            .toList();
    if (queries.isEmpty()) {
      throw new IllegalArgumentException(
          "queries with a relevant item: 0 of %d (expected: at least 1 with a grade of at least %d)"
              .formatted(qrels.grades().size(), settings.level()));
    }
  }

  /** Measures and compares the runs, by name, in order. */
  public RunFindings compare(SequencedMap<String, TrecRun> runs) {
    List<RunFindings.Measured> measured = new ArrayList<>();
    List<RunFindings.Coverage> coverage = new ArrayList<>();
    List<double[][]> values = new ArrayList<>();
    RunStatistics statistics = new RunStatistics(queries.size(), settings);
    runs.forEach(
        (name, run) -> {
          List<JudgedList> lists = queries.stream().map(query -> judged(run, query)).toList();
          coverage.add(coverage(name, run));
          double[][] byMeasure = new double[measures.size()][];
          for (int m = 0; m < byMeasure.length; m++) {
            byMeasure[m] = values(measures.get(m), lists);
            measured.add(statistics.measured(name, measures.get(m), byMeasure[m], lists));
          }
          values.add(byMeasure);
        });
    return new RunFindings(
        queries.size(),
        qrels.grades().size() - queries.size(),
        coverage,
        measured,
        differences(List.copyOf(runs.sequencedKeySet()), values, statistics));
  }

  /** A measure of each query that counts. */
  public SequencedMap<String, Double> byQuery(ListMeasure measure, TrecRun run) {
    double[] values = values(measure, queries.stream().map(query -> judged(run, query)).toList());
    SequencedMap<String, Double> byQuery = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      byQuery.put(queries.get(i), values[i]);
    }
    return byQuery;
  }

  private List<RunFindings.Difference> differences(
      List<String> names, List<double[][]> values, RunStatistics statistics) {
    List<RunFindings.Difference> found = new ArrayList<>();
    for (int m = 0; m < measures.size(); m++) {
      for (int a = 0; a < names.size(); a++) {
        for (int b = a + 1; b < names.size(); b++) {
          double[] differences = minus(values.get(b)[m], values.get(a)[m]);
          found.add(
              statistics.difference(
                  measures.get(m).name(),
                  names.get(a),
                  names.get(b),
                  differences,
                  PairedPermutation.pValue(differences, settings.resamples(), settings.seed())));
        }
      }
    }
    double[] adjusted =
        Holm.adjust(found.stream().mapToDouble(RunFindings.Difference::pValue).toArray());
    List<RunFindings.Difference> all = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      all.add(found.get(i).adjusted(adjusted[i]));
    }
    return all;
  }

  private double[] values(ListMeasure measure, List<JudgedList> lists) {
    return lists.stream()
        .mapToDouble(list -> measure.value(settings.tiesInOrder() ? list.inOrder() : list))
        .toArray();
  }

  private RunFindings.Coverage coverage(String name, TrecRun run) {
    int missing = (int) queries.stream().filter(q -> !run.rankings().containsKey(q)).count();
    int unknown =
        (int) run.rankings().keySet().stream().filter(q -> !qrels.grades().containsKey(q)).count();
    return new RunFindings.Coverage(name, missing, unknown);
  }

  private JudgedList judged(TrecRun run, String query) {
    Map<String, Integer> grades = qrels.grades().getOrDefault(query, Map.of());
    List<TrecRun.Ranked> ranking = run.rankings().getOrDefault(query, List.of());
    List<int[]> groups = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= ranking.size(); i++) {
      if (i == ranking.size() || ranking.get(i).score() != ranking.get(from).score()) {
        groups.add(
            ranking.subList(from, i).stream()
                .mapToInt(ranked -> Math.max(0, grades.getOrDefault(ranked.item(), 0)))
                .toArray());
        from = i;
      }
    }
    int[] all = grades.values().stream().mapToInt(Integer::intValue).toArray();
    return new JudgedList(groups, all, settings.level());
  }

  private static double[] minus(double[] a, double[] b) {
    double[] differences = new double[a.length];
    Arrays.setAll(differences, i -> a[i] - b[i]);
    return differences;
  }
}
