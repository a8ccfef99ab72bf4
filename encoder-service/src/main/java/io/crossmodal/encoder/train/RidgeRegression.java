package io.crossmodal.encoder.train;

/**
 * Linear least squares with a penalty on the coefficients, solved by Cholesky's decomposition of
 * the normal equations.
 *
 * @param coefficients {@code [feature][target]}
 */
record RidgeRegression(double[][] coefficients) {

  /**
   * Fits {@code targets ~ features * coefficients}.
   *
   * @param gram {@code features^T features}, {@code [feature][feature]}
   * @param moments {@code features^T targets}, {@code [feature][target]}
   * @param penalty added to the diagonal, above 0
   */
  static RidgeRegression fit(double[][] gram, double[][] moments, double penalty) {
    double[][] factor = cholesky(gram, penalty);
    int targets = moments[0].length;
    double[][] solution = new double[gram.length][];
    for (int i = 0; i < gram.length; i++) {
      solution[i] = moments[i].clone();
      for (int j = 0; j < i; j++) {
        subtract(solution[i], solution[j], factor[i][j]);
      }
      divide(solution[i], factor[i][i], targets);
    }
    for (int i = gram.length - 1; i >= 0; i--) {
      for (int j = i + 1; j < gram.length; j++) {
        subtract(solution[i], solution[j], factor[j][i]);
      }
      divide(solution[i], factor[i][i], targets);
    }
    return new RidgeRegression(solution);
  }

  /** The lower triangle L of {@code L L^T = gram + penalty * identity}. */
  private static double[][] cholesky(double[][] gram, double penalty) {
    int size = gram.length;
    double[][] factor = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = gram[i][j] + (i == j ? penalty : 0);
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
      }
    }
    return factor;
  }

  private static void subtract(double[] from, double[] row, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * row[i];
    }
  }

  private static void divide(double[] row, double by, int count) {
    for (int i = 0; i < count; i++) {
      row[i] /= by;
    }
  }

  double[] predict(double[] features) {
    double[] prediction = new double[coefficients[0].length];
    for (int i = 0; i < features.length; i++) {
      subtract(prediction, coefficients[i], -features[i]);
    }
    return prediction;
  }
}
