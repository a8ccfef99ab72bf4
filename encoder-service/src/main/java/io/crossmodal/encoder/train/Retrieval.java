package io.crossmodal.encoder.train;

import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.model.DualEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The embeddings of a model for examples that it is asked about.
 *
 * @param texts one a caption, in the order of the examples
 * @param images one a picture
 */
record Retrieval(float[][] texts, float[][] images) implements Scorer {

  private static final int IMAGES_A_BATCH = 64;
  private static final int TEXTS_A_BATCH = 128;

  /** Encodes every picture and every caption. */
  static Retrieval of(DualEncoder encoder, List<Example> examples) {
    List<ImageTensor> pictures = examples.stream().map(Example::picture).toList();
    List<TokenizedText> captions =
        examples.stream()
            .flatMap(example -> example.captions().stream())
            .map(encoder.tokenizer()::tokenize)
            .toList();
    return new Retrieval(texts(encoder, captions), images(encoder, pictures));
  }

  private static float[][] images(DualEncoder encoder, List<ImageTensor> pictures) {
    List<float[]> rows = new ArrayList<>(pictures.size());
    for (int from = 0; from < pictures.size(); from += IMAGES_A_BATCH) {
      int end = Math.min(pictures.size(), from + IMAGES_A_BATCH);
      rows.addAll(List.of(encoder.encodeImages(pictures.subList(from, end))));
    }
    return rows.toArray(float[][]::new);
  }

  /** By length, so that little is padded. */
  private static float[][] texts(DualEncoder encoder, List<TokenizedText> captions) {
    List<Integer> order =
        IntStream.range(0, captions.size())
            .boxed()
            .sorted(Comparator.comparing(i -> captions.get(i).length()))
            .toList();
    float[][] rows = new float[captions.size()][];
    for (int from = 0; from < order.size(); from += TEXTS_A_BATCH) {
      List<Integer> part = order.subList(from, Math.min(order.size(), from + TEXTS_A_BATCH));
      float[][] encoded = encoder.encodeTexts(part.stream().map(captions::get).toList());
      for (int i = 0; i < encoded.length; i++) {
        rows[part.get(i)] = encoded[i];
      }
    }
    return rows;
  }

  @Override
  public double score(int text, int image) {
    float[] left = texts[text];
    float[] right = images[image];
    float sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
