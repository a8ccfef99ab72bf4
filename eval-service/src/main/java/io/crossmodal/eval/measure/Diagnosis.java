package io.crossmodal.eval.measure;

import java.util.List;

/**
 * What can be said of an evaluation as a whole.
 *
 * @param verdict above chance if any configuration is, after Holm's correction over all of them
 * @param warnings what a reader must know, gravest first
 * @param spaces geometry of the vectors that were looked at
 */
public record Diagnosis(Verdict verdict, List<Warning> warnings, List<SpaceGeometry> spaces) {

  public Diagnosis {
    warnings = List.copyOf(warnings);
    spaces = List.copyOf(spaces);
  }
}
