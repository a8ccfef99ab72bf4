package io.crossmodal.gateway.fake;

import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Vector;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** The embedding of the fakes: how red, green and blue a picture is or a text says to be. */
public final class ColourSpace {

  public static final int DIMENSION = 4;

  private ColourSpace() {}

  /** Of a text: counts of the words red, green and blue, and a little of nothing. */
  public static Vector ofText(String text) {
    float[] vector = {0, 0, 0, 0.1f};
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      switch (word) {
        case "red" -> vector[0]++;
        case "green" -> vector[1]++;
        case "blue" -> vector[2]++;
        default -> vector[3] += 0.01f;
      }
    }
    return Embeddings.toVector(vector);
  }

  /** Of a picture: its mean colour. */
  public static Vector ofPicture(BufferedImage picture) {
    float[] vector = {0, 0, 0, 0.1f};
    int pixels = picture.getWidth() * picture.getHeight();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        vector[0] += ((rgb >> 16) & 255) / 255f / pixels;
        vector[1] += ((rgb >> 8) & 255) / 255f / pixels;
        vector[2] += (rgb & 255) / 255f / pixels;
      }
    }
    return Embeddings.toVector(vector);
  }

  /** Cosine of the angle. */
  static float cosine(Vector a, Vector b) {
    float[] x = Embeddings.toArray(a);
    float[] y = Embeddings.toArray(b);
    double dot = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      dot += x[i] * y[i];
      xx += x[i] * x[i];
      yy += y[i] * y[i];
    }
    return (float) (dot / Math.sqrt(xx * yy));
  }
}
