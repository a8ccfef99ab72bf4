package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedPermutationTest {

  @Test
  void countsEverySignOfAFewDifferences() {
    assertThat(PairedPermutation.pValue(new double[] {1, 1, 1, 1, 1}, 100, 1)).isEqualTo(2 / 32.0);
    assertThat(PairedPermutation.pValue(new double[] {3, -1, 0}, 100, 1)).isEqualTo(1);
    assertThat(PairedPermutation.pValue(new double[] {3, 1, 0}, 100, 1)).isEqualTo(.5);
    assertThat(PairedPermutation.pValue(new double[] {0, 0}, 100, 1)).isEqualTo(1);
  }

  /** Of n equal differences the number of minus signs is binomial. */
  @Test
  void samplesManyDifferencesToTheBinomialLaw() {
    double[] differences = new double[60];
    Arrays.fill(differences, 0, 39, .1);
    Arrays.fill(differences, 39, 60, -.1);

    assertThat(PairedPermutation.pValue(differences, 20_000, 3)).isCloseTo(.0273, within(.005));
  }

  @Test
  void rarelyFindsWhatIsNotThere() {
    Random random = new Random(9);
    int found = 0;
    for (int round = 0; round < 400; round++) {
      double[] differences = random.doubles(30, -1, 1).toArray();
      found += PairedPermutation.pValue(differences, 400, round) < .05 ? 1 : 0;
    }
    assertThat(found).isBetween(5, 40);
  }

  @Test
  void theDetectableDifferenceShrinksWithTheRootOfTheQueries() {
    double few = detectable(400);
    double many = detectable(1_600);

    assertThat(few / many).isCloseTo(2, within(.15));
    assertThat(few).isCloseTo(2.8016 * .5774 / 20, within(.01));
  }

  private static double detectable(int queries) {
    int[] clusters = new int[queries];
    Arrays.setAll(clusters, i -> i);
    return DetectableEffect.of(new Random(4).doubles(queries, -1, 1).toArray(), clusters, .05, .8);
  }
}
