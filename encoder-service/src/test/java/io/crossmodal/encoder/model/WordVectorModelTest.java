package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordVectorModelTest {

  private static final String TABLE =
      """
      4 3
      the 3 0 0
      dog 0 2 0
      Rome 0 0 -5
      läuft 1 1 1
      """;

  @TempDir private Path folder;

  @Test
  void aTextIsTheMeanOfItsKnownWords() throws IOException {
    save(TABLE, 4);
    try (DualEncoder model = load()) {
      model.warmUp();
      // the + dog + Rome, each of length 1
      float third = (float) (1 / Math.sqrt(3));
      assertThat(model.encodeTexts(Models.texts(model, "The dog, in Rome!", "dog")))
          .satisfies(
              rows -> {
                assertThat(rows[0])
                    .containsExactly(new float[] {third, third, -third}, Offset.offset(1e-6f));
                assertThat(rows[1]).containsExactly(new float[] {0, 1, 0}, Offset.offset(1e-6f));
              });
      TokenizedText text = model.tokenizer().tokenize("the the LÄUFT the dog the");
      assertThat(model.tokenizer().tokens(text)).containsExactly("the", "the", "läuft", "the");
      assertThat(text.truncated()).isTrue();
      assertThat(model.card().dimension()).isEqualTo(3);
      assertThat(model.card().takesImages()).isFalse();
      assertThat(model.card()).isEqualTo(ModelSource.in("words", folder).card());
    }
  }

  @Test
  void refusesATextWithoutAnyWordThatItKnows() throws IOException {
    save(TABLE, 2); // the first two words alone
    try (DualEncoder model = load()) {
      assertThatThrownBy(() -> model.tokenizer().tokenize("Rome läuft"))
          .hasMessage("text: 2 words, none in the table (expected: one or more that are)")
          .extracting(e -> ((ServiceException) e).reason())
          .isEqualTo(ErrorReason.INVALID_FIELD);
    }
  }

  @Test
  void namesTheLineThatIsDamaged() throws IOException {
    fails(TABLE.replace("0 2 0", "0 2"), "line 3: 3 parts (expected: a word and 3 numbers)");
    fails(TABLE.replace("0 2 0", "0 x 0"), "line 3: x (expected: a finite number)");
    fails(TABLE.replace("0 2 0", "0 NaN 0"), "line 3: NaN (expected: a finite number)");
    fails(TABLE.replace("4 3", "4 5"), "line 1: 4 5 (expected: the number of words, and 3)");
    fails(TABLE.replace("4 3", "9 3"), "line 6: 0 parts");
    fails("", "line 1: null");
    fails(TABLE.replace("Rome", "dog"), "4 lines of 3 words (expected: each word once)");
  }

  @Test
  void fastTextsOwnFormGivesFastTextsVectors() throws IOException {
    saveFastText(Files.readAllBytes(Expected.file("fasttext-tiny.bin")), 100);
    try (DualEncoder model = load()) {
      List<TokenizedText> texts = Models.texts(model, "the dog runs", "läuft 狗 Rome the", "Rome");
      Expected.assertAlike(
          model.encodeTexts(texts), unit(Expected.rows("fasttext-tiny.npz", "sentences")));
      assertThat(model.card().dimension()).isEqualTo(6);
    }
  }

  @Test
  void saysWhatIsWrongWithFastTextsForm() throws IOException {
    byte[] good = Files.readAllBytes(Expected.file("fasttext-tiny.bin"));
    failsFastText(Arrays.copyOf(good, 300), "300 bytes (expected: more)");
    failsFastText(Arrays.copyOf(good, 1_200), "1200 bytes (expected: more)");
    failsFastText(changed(good, 4, 9), "version: 9 (expected: 11 or 12)");
    failsFastText(changed(good, 8, 7), "dim: 7 (expected: 6)");
    failsFastText(changed(good, 40, 41), "rows: 51 (expected: 52)");
  }

  private static byte[] changed(byte[] good, int at, int value) {
    byte[] bad = good.clone();
    bad[at] = (byte) value;
    return bad;
  }

  private static float[][] unit(float[][] rows) {
    for (float[] row : rows) {
      WordVectorFile.normalize(row, 0, row.length);
    }
    return rows;
  }

  private void failsFastText(byte[] table, String message) throws IOException {
    saveFastText(table, 100);
    assertThatThrownBy(this::load)
        .hasMessageStartingWith("model words: table.vec: ")
        .hasMessageContaining(message);
  }

  private void saveFastText(byte[] table, int vocabulary) throws IOException {
    save("", vocabulary);
    Files.write(folder.resolve("table.vec"), table);
    Path settings = folder.resolve("model.yaml");
    Files.writeString(settings, Files.readString(settings).replace("dimension: 3", "dimension: 6"));
  }

  private void fails(String table, String message) throws IOException {
    save(table, 100);
    assertThatThrownBy(this::load)
        .hasMessageStartingWith("model words: table.vec: ")
        .hasMessageContaining(message);
  }

  private DualEncoder load() {
    return ModelSource.in("words", folder).load();
  }

  private void save(String table, int vocabulary) throws IOException {
    Files.writeString(folder.resolve("table.vec"), table);
    Files.writeString(
        folder.resolve("model.yaml"),
        """
        format: 1
        engine: words
        dimension: 3
        text: {file: table.vec, max_tokens: 4, vocabulary: %d}
        logit_scale: 1
        """
            .formatted(vocabulary));
  }
}
