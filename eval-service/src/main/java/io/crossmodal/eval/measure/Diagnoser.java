package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks at an evaluation as a whole: is there anything, and what would fool its reader? */
public final class Diagnoser {

  /** One text in a hundred may happen to lie on its image. */
  private static final double LEAKED_SHARE = .01;

  private static final double ALIKE_SHARE = .2;
  private static final double DUPLICATE_SHARE = .05;
  private static final double COLLAPSED_COSINE = .95;
  private static final double TIED_SHARE = .05;
  private static final int FEW_IMAGES = 100;

  /**
   * The figures of one configuration and direction.
   *
   * @param experiment for example {@code dim_256_prec_fp16_cand_100}
   * @param direction for example {@code text_to_image}
   * @param figures that were measured
   */
  public record Measured(String experiment, String direction, PoolFigures figures) {}

  private final double level;

  /** A diagnoser of an evaluation whose intervals have this confidence. */
  public Diagnoser(double confidence) {
    this.level = 1 - confidence;
  }

  /** The diagnosis of an evaluation whose pairs were not looked at. */
  public Diagnosis diagnose(
      List<Measured> measured, List<SpaceGeometry> spaces, List<Warning> others) {
    return diagnose(measured, spaces, Optional.empty(), others);
  }

  /**
   * The diagnosis of an evaluation.
   *
   * @param measured every configuration and direction
   * @param spaces geometry of the vectors of each modality; may be empty
   * @param pairs how texts lie to their images
   * @param others warnings that were found besides
   */
  public Diagnosis diagnose(
      List<Measured> measured,
      List<SpaceGeometry> spaces,
      Optional<PairGeometry> pairs,
      List<Warning> others) {
    List<Warning> warnings = new ArrayList<>();
    spaces.forEach(space -> warnings.addAll(warnings(space)));
    pairs
        .filter(p -> p.leaked() >= Math.max(2, LEAKED_SHARE * p.pairs()))
        .ifPresent(p -> warnings.add(new Warning.LeakedPairs(p.leaked(), p.pairs())));
    double[] adjusted =
        Holm.adjust(measured.stream().mapToDouble(m -> m.figures().pValue()).toArray());
    belowChance(measured, adjusted).ifPresent(warnings::add);
    tiedScores(measured).ifPresent(warnings::add);
    int images = measured.stream().mapToInt(m -> m.figures().clusters()).min().orElse(0);
    if (images < FEW_IMAGES) {
      warnings.add(new Warning.FewImages(images));
    }
    warnings.addAll(others);
    return new Diagnosis(verdict(measured, adjusted), warnings, spaces, pairs);
  }

  private Verdict verdict(List<Measured> measured, double[] adjusted) {
    boolean below = false;
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] < level) {
        Figure figure = measured.get(i).figures().tested();
        if (figure.value() > figure.chance()) {
          return Verdict.ABOVE_CHANCE;
        }
        below = true;
      }
    }
    return below ? Verdict.BELOW_CHANCE : Verdict.AT_CHANCE;
  }

  private Optional<Warning> belowChance(List<Measured> measured, double[] adjusted) {
    for (int i = 0; i < adjusted.length; i++) {
      Measured one = measured.get(i);
      Figure figure = one.figures().tested();
      if (adjusted[i] < level && figure.value() < figure.chance()) {
        return Optional.of(
            new Warning.BelowChance(
                one.experiment(),
                one.direction(),
                figure.measure(),
                figure.value(),
                figure.chance()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Warning> tiedScores(List<Measured> measured) {
    return measured.stream()
        .max(Comparator.comparingDouble(m -> m.figures().tiedQueries()))
        .filter(m -> m.figures().tiedQueries() >= TIED_SHARE)
        .map(m -> new Warning.TiedScores(m.experiment(), m.direction(), m.figures().tiedQueries()));
  }

  private static List<Warning> warnings(SpaceGeometry space) {
    List<Warning> found = new ArrayList<>();
    boolean alike = space.alike() > 2 && space.alikeShare() >= ALIKE_SHARE;
    if (alike) {
      found.add(new Warning.AlikeVectors(space.modality(), space.alike(), space.count()));
    } else if (space.meanCosine() >= COLLAPSED_COSINE && space.count() > 2) {
      found.add(
          new Warning.NarrowSpace(
              space.modality(), space.meanCosine(), space.effectiveRank(), space.dimension()));
    }
    if (!alike && space.duplicates() >= Math.max(2, DUPLICATE_SHARE * space.count())) {
      found.add(new Warning.DuplicateVectors(space.modality(), space.duplicates(), space.count()));
    }
    if (space.zeros() > 0) {
      found.add(new Warning.ZeroVectors(space.modality(), space.zeros(), space.count()));
    }
    return found;
  }
}
