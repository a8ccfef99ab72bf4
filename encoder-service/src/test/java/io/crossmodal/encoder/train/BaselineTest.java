package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.encoder.input.ImageTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final int SIDE = 8;

  @Test
  void solvesTheNormalEquations() {
    double[][] gram = {{4, 2}, {2, 3}};
    double[][] moments = {{1, 0}, {0, 1}};
    RidgeRegression fitted = RidgeRegression.fit(gram, moments, 1);
    // The inverse of [[5, 2], [2, 4]].
    assertThat(fitted.coefficients()[0])
        .containsExactly(new double[] {0.25, -0.125}, within(1e-12));
    assertThat(fitted.coefficients()[1])
        .containsExactly(new double[] {-0.125, 0.3125}, within(1e-12));
    assertThat(fitted.predict(new double[] {1, 2}))
        .containsExactly(new double[] {0, 0.5}, within(1e-12));
  }

  @Test
  void weighsRareWordsMore() {
    TfIdf words = new TfIdf(List.of("a dog", "a cat", "a bird"));
    Map<Integer, Double> vector = words.vector("a cat");
    assertThat(vector).hasSize(2);
    double[] weights = vector.values().stream().mapToDouble(w -> w).sorted().toArray();
    assertThat(weights[1]).isGreaterThan(1.5 * weights[0]);
    assertThat(Arrays.stream(weights).map(w -> w * w).sum()).isCloseTo(1, within(1e-12));
    assertThat(words.vector("zebra")).isEmpty();
  }

  @Test
  void seesColoursAndWhereTheyAre() {
    double[] features = PictureFeatures.of(plain(255, 0, 0));
    assertThat(features).hasSize(PictureFeatures.SIZE);
    assertThat(features[0]).isCloseTo(1, within(1e-9));
    assertThat(features[64]).isZero();
    assertThat(features[features.length - 1]).isEqualTo(1);
  }

  @Test
  void learnsWordsOfColours() {
    List<Example> examples = IntStream.range(0, 30).mapToObj(BaselineTest::coloured).toList();
    BagOfWordsBaseline baseline =
        BagOfWordsBaseline.fit(examples.subList(0, 24), examples.subList(24, 27));
    List<Example> unseen = examples.subList(27, 30);
    Ranks ranks = Ranks.of(Pairing.of(unseen), Direction.TEXT_TO_IMAGE, baseline.scorer(unseen));
    assertThat(ranks.best()).containsOnly(1);
  }

  private static Example coloured(int i) {
    int bright = 200 + i;
    return switch (i % 3) {
      case 0 -> new Example("r" + i, plain(bright, 0, 0), List.of("red like a rose"));
      case 1 -> new Example("g" + i, plain(0, bright, 0), List.of("green as grass"));
      default -> new Example("b" + i, plain(0, 0, bright), List.of("blue like the sea"));
    };
  }

  private static ImageTensor plain(int red, int green, int blue) {
    byte[] pixels = new byte[3 * SIDE * SIDE];
    int[] channels = {red, green, blue};
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) channels[i / (SIDE * SIDE)];
    }
    return new ImageTensor(SIDE, pixels);
  }
}
