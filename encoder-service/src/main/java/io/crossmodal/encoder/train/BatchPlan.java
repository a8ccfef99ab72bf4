package io.crossmodal.encoder.train;

import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.input.Vocabulary;
import io.crossmodal.encoder.input.WordTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What each step of each epoch sees; the same for a seed.
 *
 * <p>An epoch shows every picture once (but for the rest of a division by the batch size) with one
 * of its captions; the captions take turns from epoch to epoch.
 */
final class BatchPlan {

  private final List<Example> examples;
  private final List<List<TokenizedText>> captions;
  private final TrainingConfig config;
  private final RandomView view;

  BatchPlan(List<Example> examples, WordTokenizer tokenizer, TrainingConfig config) {
    this.examples = examples;
    this.config = config;
    this.view = new RandomView(config.model().imageSide(), config.data());
    this.captions =
        examples.stream()
            .map(example -> example.captions().stream().map(tokenizer::tokenize).toList())
            .toList();
  }

  int stepsAnEpoch() {
    return Math.max(1, examples.size() / config.optimizer().batchSize());
  }

  /** The epoch's batches, made one after the other. */
  Iterable<Batch> epoch(int epoch) {
    Random random = new Random(config.seed() * 1_000_003 + epoch);
    int[] order = shuffled(random);
    int size = Math.min(order.length, config.optimizer().batchSize());
    return () ->
        IntStream.range(0, stepsAnEpoch())
            .mapToObj(step -> batch(order, step * size, size, epoch, random))
            .iterator();
  }

  private int[] shuffled(Random random) {
    int[] order = IntStream.range(0, examples.size()).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private Batch batch(int[] order, int from, int size, int epoch, Random random) {
    List<ImageTensor> images = new ArrayList<>(size);
    List<TokenizedText> texts = new ArrayList<>(size);
    int[] identities = new int[size];
    for (int i = 0; i < size; i++) {
      int index = order[from + i];
      List<TokenizedText> choices = captions.get(index);
      images.add(view.of(examples.get(index).picture(), random));
      texts.add(varied(choices.get((index + epoch) % choices.size()), random));
      identities[i] = index;
    }
    return new Batch(images, texts, identities);
  }

  private TokenizedText varied(TokenizedText text, Random random) {
    double dropout = config.data().wordDropout();
    if (dropout == 0) {
      return text;
    }
    long[] ids = text.ids().clone();
    for (int i = 1; i < ids.length; i++) {
      if (random.nextDouble() < dropout) {
        ids[i] = Vocabulary.UNKNOWN;
      }
    }
    return new TokenizedText(ids, text.truncated());
  }
}
