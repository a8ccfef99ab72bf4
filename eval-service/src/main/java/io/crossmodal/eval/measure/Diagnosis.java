package io.crossmodal.eval.measure;

import java.util.List;
import java.util.Optional;

/**
 * What can be said of an evaluation as a whole.
 *
 * @param verdict above chance if any configuration is, after Holm's correction over all of them
 * @param warnings what a reader must know, gravest first
 * @param spaces geometry of the vectors that were looked at
 * @param pairs how texts lie to their images, if that was looked at
 */
public record Diagnosis(
    Verdict verdict,
    List<Warning> warnings,
    List<SpaceGeometry> spaces,
    Optional<PairGeometry> pairs) {

  public Diagnosis {
    warnings = List.copyOf(warnings);
    spaces = List.copyOf(spaces);
  }
}
