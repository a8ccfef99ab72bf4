package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges recalls of which nothing but the average is known.
 *
 * <p>Each gets an exact binomial interval, which takes queries as independent; the verdict on all
 * of them together is corrected by Holm for their number.
 */
public final class PublishedFigures {

  private PublishedFigures() {}

  /**
   * A judged figure.
   *
   * @param figure as published
   * @param interval of its recall
   * @param pValue two-sided, against chance
   * @param adjusted p-value after Holm's correction over all figures
   * @param verdict on its interval alone
   */
  public record Judged(
      PublishedFigure figure, Interval interval, double pValue, double adjusted, Verdict verdict) {}

  /**
   * The judgement of several figures.
   *
   * @param verdict above chance if any figure is after correction, else below if any is, else at it
   * @param figures in the order given
   */
  public record Judgement(Verdict verdict, List<Judged> figures) {

    public Judgement {
      figures = List.copyOf(figures);
    }
  }

  /** Judges figures at a confidence, for example .95. */
  public static Judgement judge(List<PublishedFigure> figures, double confidence) {
    double[] pValues =
        figures.stream().mapToDouble(f -> f.proportion().pValue(f.chance())).toArray();
    double[] adjusted = Holm.adjust(pValues);
    List<Judged> judged = new ArrayList<>();
    Verdict verdict = Verdict.AT_CHANCE;
    for (int i = 0; i < adjusted.length; i++) {
      PublishedFigure figure = figures.get(i);
      Interval interval = figure.proportion().interval(confidence);
      Verdict one = Verdict.of(interval, figure.chance());
      judged.add(new Judged(figure, interval, pValues[i], adjusted[i], one));
      if (adjusted[i] < 1 - confidence && verdict != Verdict.ABOVE_CHANCE) {
        verdict = figure.recall() > figure.chance() ? Verdict.ABOVE_CHANCE : Verdict.BELOW_CHANCE;
      }
    }
    return new Judgement(verdict, judged);
  }
}
