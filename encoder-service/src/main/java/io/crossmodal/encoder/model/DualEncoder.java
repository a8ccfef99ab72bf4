package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.crossmodal.encoder.input.ImageResizer;
import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.input.Vocabulary;
import io.crossmodal.encoder.input.WordTokenizer;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Puts texts and pictures into one space: embeddings of norm 1 whose inner product says how well
 * they fit. Any prefix of the trained dimensions, normalized again, is an embedding too.
 *
 * <p>Any number of threads may encode at the same time; they share the weights and nothing else.
 * {@link #close} waits for those at work, and every later call fails. How many cores one call uses
 * is its thread's affair ({@link CoresOfThread}): 1 where several threads encode.
 *
 * <p>Native memory of a call is freed before it returns.
 */
public final class DualEncoder implements AutoCloseable {

  private final ModelCard card;
  private final TwoTowers towers;
  private final WordTokenizer tokenizer;
  private final ImageResizer resizer;
  private final Weights weights;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /** Owns the weights from now on. */
  DualEncoder(ModelCard card, TwoTowers towers, Vocabulary vocabulary, Weights weights) {
    this.card = card;
    this.towers = towers;
    this.tokenizer = new WordTokenizer(vocabulary, card.maxTokens());
    this.resizer = new ImageResizer(card.imageSide());
    this.weights = weights;
  }

  public ModelCard card() {
    return card;
  }

  /** Makes the texts that {@link #encodeTexts} takes. */
  public WordTokenizer tokenizer() {
    return tokenizer;
  }

  /** Makes the pictures that {@link #encodeImages} takes. */
  public ImageResizer resizer() {
    return resizer;
  }

  /**
   * One embedding a text, in order. Texts of similar length waste the least time on padding.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public float[][] encodeTexts(List<TokenizedText> texts) {
    return texts.isEmpty()
        ? new float[0][]
        : encode(scope -> towers.texts(weights, scope, texts), texts.size());
  }

  /**
   * One embedding a picture, in order.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public float[][] encodeImages(List<ImageTensor> images) {
    return images.isEmpty()
        ? new float[0][]
        : encode(scope -> towers.images(weights, scope, images, false), images.size());
  }

  private float[][] encode(Function<NDManager, NDArray> forward, int count) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("model %s is closed".formatted(card.name()));
      }
      try (NDManager scope = weights.newScope()) {
        return rows(forward.apply(scope).normalize(2, 1).toFloatArray(), count);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private static float[][] rows(float[] values, int count) {
    int dimension = values.length / count;
    float[][] rows = new float[count][dimension];
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, i * dimension, rows[i], 0, dimension);
    }
    return rows;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        weights.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
