package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDManager;
import io.crossmodal.encoder.input.ImageResizer;
import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.input.Tokenizer;
import io.crossmodal.encoder.input.Vocabulary;
import io.crossmodal.encoder.input.WordTokenizer;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Puts texts and pictures into one space: embeddings of norm 1 whose inner product says how well
 * they fit. A model may have one side alone and then refuses what is for the other. Any prefix of
 * the dimensions of a model that was trained here, normalized again, is an embedding too.
 *
 * <p>Any number of threads may encode at the same time; they share the weights and nothing else.
 * {@link #close} waits for those at work, and every later call fails. How many cores one call uses
 * is its thread's affair ({@link CoresOfThread}): 1 where several threads encode.
 *
 * <p>Native memory of a call is freed before it returns.
 */
public final class DualEncoder implements AutoCloseable {

  private final ModelCard card;
  private final @Nullable TextSide texts;
  private final @Nullable ImageSide images;
  private final List<? extends AutoCloseable> owned;
  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * A model of one side or both.
   *
   * @param owned weights and whatever else is closed with the model
   */
  DualEncoder(
      ModelCard card,
      @Nullable TextSide texts,
      @Nullable ImageSide images,
      List<? extends AutoCloseable> owned) {
    this.card = card;
    this.texts = texts;
    this.images = images;
    this.owned = List.copyOf(owned);
  }

  /** A model of this project's own towers; owns the weights from now on. */
  static DualEncoder of(ModelCard card, TwoTowers towers, Vocabulary vocabulary, Weights weights) {
    return new DualEncoder(
        card,
        new TextSide(
            new WordTokenizer(vocabulary, card.maxTokens()),
            (scope, batch) -> towers.texts(weights, scope, batch)),
        new ImageSide(
            new ImageResizer(card.imageSide()),
            (scope, batch) -> towers.images(weights, scope, batch, false)),
        List.of(weights));
  }

  public ModelCard card() {
    return card;
  }

  /**
   * Makes the texts that {@link #encodeTexts} takes.
   *
   * @throws ServiceException {@link ErrorReason#INVALID_FIELD} if the model takes no texts
   */
  public Tokenizer tokenizer() {
    return textSide().tokenizer();
  }

  /**
   * Makes the pictures that {@link #encodeImages} takes.
   *
   * @throws ServiceException {@link ErrorReason#INVALID_FIELD} if the model takes no pictures
   */
  public ImageResizer resizer() {
    return imageSide().resizer();
  }

  /** Encodes one input of each kind, so that the first caller does not wait for the device. */
  void warmUp() {
    if (texts != null) {
      encodeTexts(List.of(texts.tokenizer().sample()));
    }
    if (images != null) {
      int side = images.resizer().side();
      encodeImages(List.of(new ImageTensor(side, new byte[3 * side * side])));
    }
  }

  TextSide textSide() {
    if (texts == null) {
      throw ServiceException.of(
          ErrorReason.INVALID_FIELD,
          "text: refused by model %s (expected: images alone)",
          card.name());
    }
    return texts;
  }

  ImageSide imageSide() {
    if (images == null) {
      throw ServiceException.of(
          ErrorReason.INVALID_FIELD,
          "image: refused by model %s (expected: texts alone)",
          card.name());
    }
    return images;
  }

  /**
   * One embedding a text, in order. Texts of similar length waste the least time on padding.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public float[][] encodeTexts(List<TokenizedText> batch) {
    return batch.isEmpty() ? new float[0][] : encode(textSide().tower(), batch);
  }

  /**
   * One embedding a picture, in order.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public float[][] encodeImages(List<ImageTensor> batch) {
    return batch.isEmpty() ? new float[0][] : encode(imageSide().tower(), batch);
  }

  private <I> float[][] encode(Tower<I> tower, List<I> batch) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("model %s is closed".formatted(card.name()));
      }
      try (NDManager scope = manager.newSubManager()) {
        float[] values = tower.forward(scope, batch).normalize(2, 1).toFloatArray();
        return rows(values, batch.size());
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
        manager.close();
        owned.forEach(DualEncoder::closePart);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  static void closePart(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException("a part of a model can't be closed", e);
    }
  }
}
