package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.Interval;
import java.util.List;

/**
 * What runs are worth on one set of labels.
 *
 * @param queries that count: those with a relevant item
 * @param withoutRelevant queries of the labels that have none, and do not count
 * @param coverage one a run
 * @param measured by run, then measure
 * @param differences by measure, then pair of runs
 */
public record RunFindings(
    int queries,
    int withoutRelevant,
    List<Coverage> coverage,
    List<Measured> measured,
    List<Difference> differences) {

  public RunFindings {
    coverage = List.copyOf(coverage);
    measured = List.copyOf(measured);
    differences = List.copyOf(differences);
  }

  /**
   * What a run and the labels do not share.
   *
   * @param run its name
   * @param missing queries that count but that it does not rank; they have 0
   * @param unknown queries that it ranks but that have no labels; they are left out
   */
  public record Coverage(String run, int missing, int unknown) {}

  /**
   * A measure of a run.
   *
   * @param run its name
   * @param measure its name
   * @param value mean over the queries
   * @param interval of it, BCa bootstrap over queries
   * @param pessimistic value with every tie against the relevant items
   * @param optimistic value with every tie in their favour
   */
  public record Measured(
      String run,
      String measure,
      double value,
      Interval interval,
      double pessimistic,
      double optimistic) {

    /** True if the order of ties changes the figure by more than a thousandth. */
    public boolean tied() {
      return optimistic - pessimistic > 1e-3;
    }
  }

  /**
   * How two runs differ.
   *
   * @param measure its name
   * @param from one run
   * @param to the other
   * @param value mean of {@code to} minus {@code from}
   * @param interval of it, bootstrap over queries
   * @param detectable smallest difference that so many queries show in 4 of 5 cases
   * @param pValue of a paired permutation test
   * @param adjusted that of all pairs and measures together (Holm)
   */
  public record Difference(
      String measure,
      String from,
      String to,
      double value,
      Interval interval,
      double detectable,
      double pValue,
      double adjusted) {

    Difference adjusted(double p) {
      return new Difference(measure, from, to, value, interval, detectable, pValue, p);
    }
  }
}
