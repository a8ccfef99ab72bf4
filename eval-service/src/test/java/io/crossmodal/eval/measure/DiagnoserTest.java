package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.eval.measure.Diagnoser.Measured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnoserTest {

  private static final SpaceGeometry SOUND =
      new SpaceGeometry("image", 512, 1_000, .1, 1, 0, 0, -3, 200);

  @Test
  void findsNothingWrongWithSoundFigures() {
    Diagnosis diagnosis = diagnose(List.of(figures(.8, 1e-9, 0, 500)), SOUND);
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.ABOVE_CHANCE);
    assertThat(diagnosis.warnings()).isEmpty();
  }

  @Test
  void isNotImpressedByTheBestOfManyComparisons() {
    List<PoolFigures> grid = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      grid.add(figures(.118, i == 0 ? .01 : .5, 0, 500));
    }
    assertThat(diagnose(grid, SOUND).verdict()).isEqualTo(Verdict.AT_CHANCE);
  }

  @Test
  void warnsOfAlikeVectorsAsAPercentage() {
    SpaceGeometry alike = new SpaceGeometry("image", 512, 1_000, .97, 980, 979, 0, -.1, 2);
    assertThat(diagnose(List.of(figures(.1, 1, 1, 500)), alike).warnings())
        .first()
        .isEqualTo(new Warning.AlikeVectors("image", 980, 1_000));
  }

  @Test
  void warnsOfCopiesZerosAndNarrowSpaces() {
    SpaceGeometry space = new SpaceGeometry("text", 512, 1_000, .96, 3, 120, 4, -.5, 3);
    assertThat(diagnose(List.of(figures(.8, 1e-9, 0, 500)), space).warnings())
        .containsExactly(
            new Warning.NarrowSpace("text", .96, 3, 512),
            new Warning.DuplicateVectors("text", 120, 1_000),
            new Warning.ZeroVectors("text", 4, 1_000));
  }

  @Test
  void warnsOfConfigurationsBelowChance() {
    Diagnosis diagnosis =
        diagnose(List.of(figures(.8, 1e-9, 0, 500), figures(.05, 1e-6, 0, 500)), SOUND);
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.ABOVE_CHANCE);
    assertThat(diagnosis.warnings())
        .containsExactly(new Warning.BelowChance("run1", "text_to_image", "recall@10", .05, .1));
  }

  @Test
  void warnsOfTiesAndOfFewImages() {
    assertThat(diagnose(List.of(figures(.8, 1e-9, .3, 20)), SOUND).warnings())
        .containsExactly(
            new Warning.TiedScores("run0", "text_to_image", .3), new Warning.FewImages(20));
  }

  private static Diagnosis diagnose(List<PoolFigures> grid, SpaceGeometry space) {
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < grid.size(); i++) {
      measured.add(new Measured("run" + i, "text_to_image", grid.get(i)));
    }
    return new Diagnoser(.95).diagnose(measured, List.of(space), List.of());
  }

  private static PoolFigures figures(double recall, double pValue, double tied, int images) {
    Figure figure = new Figure("recall@10", recall, new Interval(recall, recall), recall, null, .1);
    return new PoolFigures(
        100,
        1_000,
        1_000,
        images,
        List.of(figure),
        tied,
        "recall@10",
        Verdict.AT_CHANCE,
        pValue,
        new Resampled(recall, new double[] {recall}),
        new Resampled(recall, new double[] {recall}),
        new double[1]);
  }
}
