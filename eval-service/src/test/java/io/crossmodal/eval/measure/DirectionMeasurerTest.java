package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DirectionMeasurerTest {

  private static final int IMAGES = 120;
  private static final int[] OWN = IntStream.range(0, IMAGES).toArray();
  private static final float[][] GALLERY = Gaussians.vectors(IMAGES, 16, 1);
  private static final float[][] QUERIES = Gaussians.near(GALLERY, OWN, 1.2, 2);

  @Test
  void givesTheExactFullRankingWhereThePoolIsTheGallery() {
    PoolFigures all = measure(task(), settings(IMAGES), QUERIES).getFirst();
    double found = 0;
    double reciprocal = 0;
    for (int query = 0; query < IMAGES; query++) {
      float[] scores = Gaussians.scores(QUERIES[query], GALLERY);
      int own = query;
      long above = IntStream.range(0, IMAGES).filter(row -> scores[row] > scores[own]).count();
      found += above < 10 ? 1.0 / IMAGES : 0;
      reciprocal += 1.0 / (above + 1) / IMAGES;
    }
    assertThat(all.figure("recall@10").value()).isCloseTo(found, within(1e-9));
    assertThat(all.figure("mrr").value()).isCloseTo(reciprocal, within(1e-9));
    for (Figure figure : all.figures()) {
      assertThat(figure.value()).as(figure.measure()).isCloseTo(figure.expected(), within(1e-9));
    }
  }

  @Test
  void sampledPoolsScatterAroundTheirExpectation() {
    double mean = 0;
    double expected = 0;
    for (int seed = 0; seed < 40; seed++) {
      MeasureSettings settings = new MeasureSettings(List.of(1, 5), List.of(30), seed, 100, .95);
      Figure figure = measure(task(), settings, QUERIES).getFirst().figure("recall@5");
      mean += figure.value() / 40;
      expected = figure.expected();
    }
    assertThat(mean).isCloseTo(expected, within(.01));
  }

  @Test
  void saysAboveChanceWhereQueriesFindTheirImages() {
    PoolFigures figures = measure(task(), settings(100), QUERIES).getFirst();
    Figure recall = figures.figure("recall@10");
    assertThat(figures.verdict()).isEqualTo(Verdict.ABOVE_CHANCE);
    assertThat(figures.pValue()).isLessThan(1e-6);
    assertThat(recall.chance()).isCloseTo(.1, within(1e-12));
    assertThat(recall.lift()).isCloseTo(recall.value() / .1, within(1e-12));
    assertThat(recall.interval().low()).isLessThan(recall.value()).isGreaterThan(.1);
  }

  @Test
  void saysAtChanceWhereAllItemsTie() {
    DirectionMeasurer measurer = new DirectionMeasurer(task(), settings(100));
    ViewMeasurement view = measurer.view();
    for (int query = 0; query < IMAGES; query++) {
      view.accept(query, new float[IMAGES]);
    }
    PoolFigures figures = view.finish().getFirst();
    assertThat(figures.verdict()).isEqualTo(Verdict.AT_CHANCE);
    assertThat(figures.tiedQueries()).isEqualTo(1);
    for (Figure figure : figures.figures()) {
      assertThat(figure.value()).as(figure.measure()).isCloseTo(figure.chance(), within(1e-9));
      assertThat(figure.expected()).as(figure.measure()).isCloseTo(figure.chance(), within(1e-9));
    }
  }

  @Test
  void saysAtChanceForRandomScores() {
    float[][] strangers = Gaussians.vectors(IMAGES, 16, 99);
    PoolFigures figures = measure(task(), settings(100), strangers).getFirst();
    assertThat(figures.verdict()).isEqualTo(Verdict.AT_CHANCE);
    assertThat(figures.pValue()).isGreaterThan(.05);
  }

  @Test
  void saysBelowChanceWhereTheOrderIsTurnedRound() {
    float[][] turned = Gaussians.near(GALLERY, OWN, .1, 3);
    for (float[] vector : turned) {
      for (int d = 0; d < vector.length; d++) {
        vector[d] = -vector[d];
      }
    }
    assertThat(measure(task(), settings(100), turned).getFirst().verdict())
        .isEqualTo(Verdict.BELOW_CHANCE);
  }

  @Test
  void ranksImagesAmongTheirOwnAndOtherCaptions() {
    int[] imageOfCaption = IntStream.range(0, IMAGES * 5).map(i -> i / 5).toArray();
    float[][] captions = Gaussians.near(GALLERY, imageOfCaption, 1.2, 4);
    int[][] relevant = new int[IMAGES][];
    Arrays.setAll(relevant, i -> IntStream.range(i * 5, i * 5 + 5).toArray());
    RetrievalTask task = new RetrievalTask("image_to_text", captions.length, relevant, OWN);
    DirectionMeasurer measurer = new DirectionMeasurer(task, settings(100));
    ViewMeasurement view = measurer.view();
    for (int query = 0; query < IMAGES; query++) {
      view.accept(query, Gaussians.scores(GALLERY[query], captions));
    }
    PoolFigures figures = view.finish().getFirst();
    assertThat(figures.figure("recall@1").chance()).isCloseTo(.05, within(1e-12));
    assertThat(figures.figure("relevant_recall@10").value())
        .isLessThan(figures.figure("recall@10").value());
    for (Figure figure : figures.figures()) {
      double tolerance = .05 * Math.max(1, figure.expected());
      assertThat(figure.value())
          .as(figure.measure())
          .isCloseTo(figure.expected(), within(tolerance));
    }
  }

  @Test
  void givesTheSameFiguresInAnyOrderOfQueries() {
    DirectionMeasurer measurer = new DirectionMeasurer(task(), settings(50));
    ViewMeasurement backward = measurer.view();
    for (int query = IMAGES - 1; query >= 0; query--) {
      backward.accept(query, Gaussians.scores(QUERIES[query], GALLERY));
    }
    List<Figure> forward = measure(task(), settings(50), QUERIES).getFirst().figures();
    assertThat(backward.finish().getFirst().figures()).isEqualTo(forward);
  }

  @Test
  void refusesPoolsThatDoNotFit() {
    assertThatThrownBy(() -> new DirectionMeasurer(task(), settings(121)))
        .hasMessage(
            "text_to_image: pools [121] (expected: 1, the most relevant items of a query, to 120,"
                + " the gallery)");
  }

  @Test
  void refusesMissingQueriesAndWrongScores() {
    ViewMeasurement view = new DirectionMeasurer(task(), settings(50)).view();
    assertThatThrownBy(() -> view.accept(0, new float[7]))
        .hasMessage("text_to_image: 7 scores of query 0 (expected: 120, one an item)");
    assertThatThrownBy(view::finish)
        .hasMessage("text_to_image: query 0 has no scores (expected: every query)");
  }

  private static RetrievalTask task() {
    int[][] relevant = new int[IMAGES][];
    Arrays.setAll(relevant, i -> new int[] {i});
    return new RetrievalTask("text_to_image", IMAGES, relevant, OWN);
  }

  private static MeasureSettings settings(int pool) {
    return new MeasureSettings(List.of(1, 5, 10), List.of(pool), 42, 400, .95);
  }

  private static List<PoolFigures> measure(
      RetrievalTask task, MeasureSettings settings, float[][] queries) {
    ViewMeasurement view = new DirectionMeasurer(task, settings).view();
    for (int query = 0; query < queries.length; query++) {
      view.accept(query, Gaussians.scores(queries[query], GALLERY));
    }
    return view.finish();
  }
}
