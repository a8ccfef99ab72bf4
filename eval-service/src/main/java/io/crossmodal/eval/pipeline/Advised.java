package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.Advice;
import io.crossmodal.eval.report.AdviceWords;
import io.crossmodal.eval.report.OfferFile;

/**
 * What an evaluation has to say to a budget.
 *
 * @param offers of the evaluation
 * @param advice on them
 */
public record Advised(OfferFile offers, Advice advice) {

  /** True if the evaluation found anything, so that its shares mean something. */
  public boolean trusted() {
    return offers.verdict().equals("above chance");
  }

  /** In sentences. */
  public String words() {
    return AdviceWords.of(offers, advice);
  }
}
