package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecommenderTest {

  private static final Recommender RECOMMENDER = new Recommender(.99, 10, 500, .95);
  private static final ViewScore FULL = view("fp32", 2_048, 1, .80, 0);

  @Test
  void choosesTheCheapestViewThatIsShownToKeepEnough() {
    Recommendation recommendation =
        recommend(
            view("fp16", 1_024, 1, .80, 0),
            view("int8", 516, 1, .799, .001),
            view("int4", 260, 1, .76, .001));
    assertThat(recommendation.view()).contains("int8");
    assertThat(recommendation)
        .isInstanceOfSatisfying(
            Recommendation.Serve.class,
            serve -> {
              assertThat(serve.choice().kept()).isCloseTo(.99875, within(1e-9));
              assertThat(serve.choice().interval().low()).isGreaterThan(.99);
              assertThat(serve.baseline().quality()).isCloseTo(.8, within(1e-9));
              assertThat(serve.cheaper()).isEmpty();
            });
  }

  @Test
  void namesCheaperViewsThatMayDoButAreNotShownTo() {
    Recommendation recommendation =
        recommend(view("fp16", 1_024, 1, .80, 0), view("int4", 260, 1, .797, .02));
    assertThat(recommendation)
        .isInstanceOfSatisfying(
            Recommendation.Serve.class,
            serve -> {
              assertThat(serve.choice().view()).isEqualTo("fp16");
              assertThat(serve.cheaper().orElseThrow().view()).isEqualTo("int4");
            });
  }

  @Test
  void prefersTheFasterOfEquallySmallViews() {
    assertThat(recommend(view("slow", 260, 9, .80, 0), view("fast", 260, 2, .80, 0)).view())
        .contains("fast");
  }

  @Test
  void saysThatNoneIsGoodEnough() {
    Recommendation recommendation =
        RECOMMENDER.recommend(
            List.of(view("int4", 260, 1, .70, .001), view("int8", 516, 1, .75, .001)),
            FULL,
            Verdict.ABOVE_CHANCE,
            .02);
    assertThat(recommendation)
        .isInstanceOfSatisfying(
            Recommendation.NoneGoodEnough.class,
            none -> assertThat(none.best().view()).isEqualTo("int8"));
    assertThat(recommendation.view()).isEmpty();
  }

  @Test
  void recommendsNothingAtChance() {
    Recommendation recommendation =
        RECOMMENDER.recommend(List.of(FULL), FULL, Verdict.AT_CHANCE, .02);
    assertThat(recommendation).isInstanceOf(Recommendation.NoSignal.class);
  }

  @Test
  void averagesTheDirections() {
    Resampled good = new Resampled(.9, new double[] {.9, .9});
    Resampled bad = new Resampled(.7, new double[] {.6, .8});
    Resampled both = new ViewScore("v", 1, 1, List.of(good, bad)).average();
    assertThat(both.value()).isCloseTo(.8, within(1e-12));
    assertThat(both.values()).containsExactly(new double[] {.75, .85}, within(1e-12));
  }

  @Test
  void pairsDifferencesByResample() {
    Resampled a = new Resampled(.5, new double[] {.4, .5, .6});
    Resampled b = new Resampled(.4, new double[] {.3, .4, .5});
    Interval difference = a.minus(b, .95);
    assertThat(difference.low()).isCloseTo(.1, within(1e-9));
    assertThat(difference.high()).isCloseTo(.1, within(1e-9));
  }

  private static Recommendation recommend(ViewScore... cheaper) {
    List<ViewScore> views = new ArrayList<>(List.of(cheaper));
    views.add(FULL);
    return RECOMMENDER.recommend(views, FULL, Verdict.ABOVE_CHANCE, .02);
  }

  /** Resamples that move with those of all views by up to .1, and alone by {@code spread}. */
  private static ViewScore view(
      String name, double bytes, double millis, double quality, double spread) {
    double[] values = new double[101];
    for (int i = 0; i < values.length; i++) {
      double common = (i % 11 - 5) / 50.0;
      values[i] = (1 + common) * (quality + spread * (i - 50) / 50);
    }
    return new ViewScore(name, bytes, millis, List.of(new Resampled(quality, values)));
  }
}
