package io.crossmodal.encoder.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordTokenizerTest {

  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          Stream.of("a red star", "a red ring", "a blue ring", "ein größer Stern"), 1, 99);

  @Test
  void splitsAtEverythingThatIsNoLetterOrDigit() {
    assertThat(Words.of("A dog's red-hot ball, no. 7 — größer 红色!"))
        .containsExactly("a", "dog", "s", "red", "hot", "ball", "no", "7", "größer", "红色");
  }

  @Test
  void writesComposedAndDecomposedLettersAlike() {
    assertThat(Words.of("gro\u0308ßer")).isEqualTo(Words.of("gr\u00F6ßer"));
  }

  @Test
  void ordersWordsByFrequencyThenByName() {
    assertThat(VOCABULARY.format())
        .isEqualTo("<pad>\n<unknown>\n<start>\na\nred\nring\nblue\nein\ngrößer\nstar\nstern\n");
  }

  @Test
  void dropsRareWordsAndKeepsToTheLargestSize() {
    Stream<String> texts = Stream.of("b a a", "a b", "c");
    assertThat(Vocabulary.of(texts, 2, 4).format()).isEqualTo("<pad>\n<unknown>\n<start>\na\n");
  }

  @Test
  void putsTheStartTokenFirstAndNamesStrangeWords() {
    WordTokenizer tokenizer = new WordTokenizer(VOCABULARY, 8);
    TokenizedText text = tokenizer.tokenize("A RED dragon");
    assertThat(text).isEqualTo(new TokenizedText(new long[] {2, 3, 4, 1}, false));
    assertThat(tokenizer.tokens(text)).containsExactly("<start>", "a", "red", "<unknown>");
  }

  @Test
  void saysThatItTruncated() {
    WordTokenizer tokenizer = new WordTokenizer(VOCABULARY, 3);
    assertThat(tokenizer.tokenize("a red").truncated()).isFalse();
    assertThat(tokenizer.tokenize("a red star"))
        .isEqualTo(new TokenizedText(new long[] {2, 3, 4}, true));
  }

  @Test
  void givesTheStartTokenAloneForATextOfSigns() {
    assertThat(new WordTokenizer(VOCABULARY, 3).tokenize(" ?! ").ids()).containsExactly(2);
  }

  @Test
  void readsWhatItWrote() {
    Vocabulary read = Vocabulary.parse(VOCABULARY.format());
    assertThat(read.format()).isEqualTo(VOCABULARY.format());
    assertThat(read.id("blue")).isEqualTo(VOCABULARY.id("blue"));
  }

  @Test
  void refusesAVocabularyThatIsNone() {
    assertThatThrownBy(() -> Vocabulary.parse("a\nb\n"))
        .hasMessage("first lines: [a, b] (expected: [<pad>, <unknown>, <start>])");
    List<String> twice = List.of("<pad>", "<unknown>", "<start>", "x", "x");
    assertThatThrownBy(() -> Vocabulary.parse(String.join("\n", twice)))
        .hasMessage("line 5: x again (expected: each token once)");
  }
}
