package io.crossmodal.encoder.train;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What colours alone tell of words: ridge regression from {@link PictureFeatures} to the mean
 * {@link TfIdf} vector of a picture's captions. A model that does not beat it has learnt little.
 *
 * <p>The penalty is the one that ranks the validation part best.
 */
final class BagOfWordsBaseline {

  private static final double[] PENALTIES = {0.1, 1, 10, 100, 1000};

  private final TfIdf words;
  private final RidgeRegression regression;

  private BagOfWordsBaseline(TfIdf words, RidgeRegression regression) {
    this.words = words;
    this.regression = regression;
  }

  /** Fits on the training part and chooses the penalty on the validation part. */
  static BagOfWordsBaseline fit(List<Example> train, List<Example> validation) {
    TfIdf words = new TfIdf(train.stream().flatMap(e -> e.captions().stream()).toList());
    double[][] gram = new double[PictureFeatures.SIZE][PictureFeatures.SIZE];
    double[][] moments = new double[PictureFeatures.SIZE][words.size()];
    for (Example example : train) {
      double[] features = PictureFeatures.of(example.picture());
      addOuter(gram, features);
      addCaptions(moments, features, example, words);
    }
    Pairing pairing = Pairing.of(validation);
    BagOfWordsBaseline best = null;
    double bestMrr = -1;
    for (double penalty : PENALTIES) {
      BagOfWordsBaseline candidate =
          new BagOfWordsBaseline(words, RidgeRegression.fit(gram, moments, penalty));
      double mrr =
          Ranks.of(pairing, Direction.TEXT_TO_IMAGE, candidate.scorer(validation)).meanReciprocal();
      if (best == null || mrr > bestMrr) {
        best = candidate;
        bestMrr = mrr;
      }
    }
    return Objects.requireNonNull(best);
  }

  private static void addOuter(double[][] gram, double[] features) {
    for (int i = 0; i < features.length; i++) {
      if (features[i] != 0) {
        for (int j = 0; j <= i; j++) {
          gram[i][j] += features[i] * features[j];
        }
      }
    }
  }

  private static void addCaptions(
      double[][] moments, double[] features, Example example, TfIdf words) {
    for (String caption : example.captions()) {
      words
          .vector(caption)
          .forEach(
              (column, value) -> {
                double share = value / example.captions().size();
                for (int i = 0; i < features.length; i++) {
                  moments[i][column] += features[i] * share;
                }
              });
    }
  }

  /** Cosine of a caption's vector and the vector predicted from a picture. */
  Scorer scorer(List<Example> examples) {
    List<Map<Integer, Double>> captions =
        examples.stream().flatMap(e -> e.captions().stream()).map(words::vector).toList();
    double[][] predictions =
        examples.stream()
            .map(example -> unit(regression.predict(PictureFeatures.of(example.picture()))))
            .toArray(double[][]::new);
    return (text, image) -> {
      double sum = 0;
      for (Map.Entry<Integer, Double> entry : captions.get(text).entrySet()) {
        sum += entry.getValue() * predictions[image][entry.getKey()];
      }
      return sum;
    };
  }

  private static double[] unit(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    double norm = Math.max(Math.sqrt(squares), 1e-12);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= norm;
    }
    return vector;
  }
}
