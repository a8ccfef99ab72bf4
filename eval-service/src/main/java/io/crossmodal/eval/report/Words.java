package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Recommendation;
import io.crossmodal.eval.measure.Warning;
import io.crossmodal.eval.plan.Direction;

/** What a report says, in one language. */
public sealed interface Words permits EnglishWords, ChineseWords {

  /** The finding as a whole, in one or two sentences with figures. */
  String verdict(EvaluationReport report);

  /** What to serve, in one or two sentences with figures. */
  String recommendation(Recommendation recommendation);

  /** A warning in one or two sentences. */
  String warning(Warning warning);

  /** The heading or label. */
  String label(Label label);

  /** The term itself. */
  String term(Term term);

  /** {@code image} or {@code text}. */
  String modality(String key);

  /** The explanation of a term. */
  String explanation(Term term);

  /** The direction, for example {@code text → image}. */
  String direction(Direction direction);

  /** The words of the English report. */
  static Words english() {
    return new EnglishWords();
  }

  /** The words of the Chinese report. */
  static Words chinese() {
    return new ChineseWords();
  }
}
