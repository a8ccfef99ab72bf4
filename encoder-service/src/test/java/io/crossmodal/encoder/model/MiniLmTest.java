package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.rpc.ServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A published sentence-transformers model against Python's vectors of it. */
class MiniLmTest {

  private static final Path FOLDER = Path.of("..", "..", "shared", "models", "all-MiniLM-L6-v2");

  private ModelRepository models;
  private DualEncoder model;

  @BeforeEach
  void open() {
    assumeTrue(Files.exists(FOLDER), FOLDER + " is not there");
    models = new ModelRepository(Path.of("nowhere"), List.of(FOLDER));
    model = models.open("all-MiniLM-L6-v2");
  }

  @AfterEach
  void close() {
    if (models != null) {
      models.close();
    }
  }

  @Test
  void givesPythonsVectors() {
    float[][] expected = Expected.rows("all-MiniLM-L6-v2.npz", "vectors");
    List<TokenizedText> texts = Expected.tokenized(model);
    Expected.assertAlike(model.encodeTexts(texts), expected);
    for (int i = 0; i < expected.length; i++) {
      Expected.assertAlike(model.encodeTexts(texts.subList(i, i + 1)), new float[][] {expected[i]});
    }
  }

  @Test
  void truncatesWhereSentenceTransformersDoes() {
    TokenizedText text = model.tokenizer().tokenize("a dog and a ball . ".repeat(100));
    assertThat(text.length()).isEqualTo(256);
    assertThat(text.truncated()).isTrue();
    assertThat(model.tokenizer().tokenize("a dog").truncated()).isFalse();
    assertThat(model.tokenizer().tokens(model.tokenizer().tokenize("A playing dog!")))
        .containsExactly("[CLS]", "a", "playing", "dog", "!", "[SEP]");
  }

  @Test
  void saysWhatItTakes() {
    ModelCard card = models.card("all-MiniLM-L6-v2");
    assertThat(card).isEqualTo(model.card());
    assertThat(card.dimension()).isEqualTo(384);
    assertThat(card.maxTokens()).isEqualTo(256);
    assertThat(card.takesTexts()).isTrue();
    assertThat(card.takesImages()).isFalse();
    assertThat(card.version()).hasSize(12);
    assertThatThrownBy(model::resizer)
        .isInstanceOf(ServiceException.class)
        .hasMessage("image: refused by model all-MiniLM-L6-v2 (expected: texts alone)");
  }

  @Test
  void encodesATextAlikeInAnyCompany() {
    List<TokenizedText> texts = Expected.tokenized(model);
    float[] alone = model.encodeTexts(texts.subList(0, 1))[0];
    assertThat(model.encodeTexts(texts)[0]).containsExactly(alone, within(1e-5f));
  }
}
