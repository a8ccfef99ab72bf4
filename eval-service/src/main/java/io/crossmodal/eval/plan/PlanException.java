package io.crossmodal.eval.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan that can't be run, with every problem found in it. */
public final class PlanException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /**
   * What is wrong with one field.
   *
   * @param field its name in the plan, for example {@code candidates}
   * @param description value and expectation, for example {@code 900 (expected: 1..500, ...)}
   */
  public record Problem(String field, String description) {

    static Problem of(String field, Object value, String expected) {
      return new Problem(field, "%s (expected: %s)".formatted(value, expected));
    }
  }

  private final transient List<Problem> problems;

  PlanException(Problem problem) {
    this(List.of(problem));
  }

  PlanException(List<Problem> problems) {
    super(
        problems.stream()
            .map(p -> p.field() + ": " + p.description())
            .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
