package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.input.Vocabulary;
import io.crossmodal.encoder.input.WordTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {

  private static final Vocabulary WORDS =
      Vocabulary.of(IntStream.range(0, 90).mapToObj(i -> "w" + i), 1, 200);

  @Test
  void showsEveryPictureOnceAnEpoch() {
    BatchPlan plan = plan(30, 3, "");
    assertThat(plan.stepsAnEpoch()).isEqualTo(3);
    assertThat(identities(plan, 1)).containsExactlyInAnyOrderElementsOf(all(30));
    assertThat(identities(plan, 1)).isNotEqualTo(identities(plan, 2));
  }

  @Test
  void isTheSameForASeed() {
    BatchPlan first =
        plan(30, 3, "data: {crop: 0.5, flip: true, colour_jitter: 0.2, word_dropout: 0.5}");
    BatchPlan second =
        plan(30, 3, "data: {crop: 0.5, flip: true, colour_jitter: 0.2, word_dropout: 0.5}");
    List<Batch> left = new ArrayList<>();
    List<Batch> right = new ArrayList<>();
    first.epoch(3).forEach(left::add);
    second.epoch(3).forEach(right::add);
    for (int i = 0; i < left.size(); i++) {
      assertThat(left.get(i).texts()).isEqualTo(right.get(i).texts());
      assertThat(left.get(i).images().getLast().pixels())
          .isEqualTo(right.get(i).images().getLast().pixels());
    }
  }

  @Test
  void usesEveryCaptionInTurn() {
    BatchPlan plan = plan(10, 3, "data: {word_dropout: 0}");
    Set<TokenizedText> seen = new HashSet<>();
    for (int epoch = 1; epoch <= 3; epoch++) {
      plan.epoch(epoch).forEach(batch -> seen.addAll(batch.texts()));
    }
    assertThat(seen).hasSize(30);
  }

  @Test
  void hidesAShareOfTheWordsButNeverTheStart() {
    BatchPlan plan = plan(30, 3, "data: {word_dropout: 0.5}");
    List<TokenizedText> texts = new ArrayList<>();
    plan.epoch(1).forEach(batch -> texts.addAll(batch.texts()));
    assertThat(texts).allMatch(text -> text.ids()[0] == Vocabulary.START);
    long hidden =
        texts.stream()
            .flatMapToLong(text -> Arrays.stream(text.ids()))
            .filter(id -> id == Vocabulary.UNKNOWN)
            .count();
    assertThat(hidden).isBetween(6L, 24L);
  }

  @Test
  void leavesPicturesAloneWithoutMarginAndMirror() {
    BatchPlan plan = plan(4, 1, "");
    plan.epoch(1)
        .forEach(
            batch -> {
              for (int i = 0; i < batch.images().size(); i++) {
                assertThat(batch.images().get(i).pixels()[5])
                    .isEqualTo((byte) batch.identities()[i]);
              }
            });
  }

  @Test
  void makesOneBatchOfFewPictures() {
    assertThat(identities(plan(4, 1, ""), 1)).containsExactlyInAnyOrderElementsOf(all(4));
  }

  private static BatchPlan plan(int images, int captions, String more) {
    TrainingConfig config =
        TrainingConfigs.parse("preset: scenes\noptimizer: {batch_size: 10}\n" + more);
    int side = new RandomView(config.model().imageSide(), config.data()).sourceSide();
    List<Example> examples =
        IntStream.range(0, images).mapToObj(i -> example(i, captions, side)).toList();
    return new BatchPlan(examples, new WordTokenizer(WORDS, 8), config);
  }

  private static Example example(int index, int captions, int side) {
    byte[] pixels = new byte[3 * side * side];
    Arrays.fill(pixels, (byte) index);
    return new Example(
        "i" + index,
        new ImageTensor(side, pixels),
        IntStream.range(0, captions).mapToObj(c -> "w" + (index * captions + c)).toList());
  }

  private static List<Integer> identities(BatchPlan plan, int epoch) {
    List<Integer> identities = new ArrayList<>();
    plan.epoch(epoch).forEach(batch -> Arrays.stream(batch.identities()).forEach(identities::add));
    return identities;
  }

  private static List<Integer> all(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
