package io.crossmodal.eval.report;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.measure.Diagnoser;
import io.crossmodal.eval.measure.Diagnosis;
import io.crossmodal.eval.measure.DirectionMeasurer;
import io.crossmodal.eval.measure.Gaussians;
import io.crossmodal.eval.measure.MeasureSettings;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.measure.Recommendation;
import io.crossmodal.eval.measure.Recommender;
import io.crossmodal.eval.measure.RetrievalTask;
import io.crossmodal.eval.measure.VectorSpace;
import io.crossmodal.eval.measure.ViewMeasurement;
import io.crossmodal.eval.measure.ViewScore;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.AblationPlan;
import io.crossmodal.eval.plan.AblationPlanner;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.Reduction;
import io.crossmodal.eval.plan.RunSpec;
import io.crossmodal.eval.plan.SourceShape;
import io.crossmodal.eval.plan.ViewSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A report of made-up embeddings, measured for real. */
final class SampleReport {

  private static final int DIMENSION = 64;

  private final String name;
  private final int images;
  private final int captions;
  private final float[][] gallery;
  private final float[][] texts;
  private final AblationPlan plan;
  private final Map<Direction, DirectionMeasurer> measurers = new EnumMap<>(Direction.class);
  private final List<RankedRun> runs = new ArrayList<>();

  private SampleReport(String name, int images, int captions, double noise, List<Integer> pools) {
    this.name = name;
    this.images = images;
    this.captions = captions;
    int[] imageOfText = IntStream.range(0, images * captions).map(i -> i / captions).toArray();
    this.gallery = Gaussians.vectors(images, DIMENSION, 1);
    this.texts =
        noise < 0
            ? Gaussians.vectors(images * captions, DIMENSION, 2)
            : Gaussians.near(gallery, imageOfText, noise, 2);
    SourceShape shape =
        new SourceShape(List.of(16, 32, DIMENSION), DIMENSION, images, images * captions, captions);
    AblationConfig config =
        AblationConfig.defaults()
            .withAxes(List.of(), List.of(), pools)
            .withStatistics(400, .95, .99);
    this.plan = AblationPlanner.plan(config, shape);
    int[][] own = new int[images * captions][];
    Arrays.setAll(own, i -> new int[] {i / captions});
    int[][] mine = new int[images][];
    Arrays.setAll(mine, i -> IntStream.range(i * captions, (i + 1) * captions).toArray());
    MeasureSettings settings =
        new MeasureSettings(plan.config().ks(), plan.config().candidates(), 42, 400, .95);
    measurers.put(
        Direction.TEXT_TO_IMAGE,
        new DirectionMeasurer(
            new RetrievalTask("text_to_image", images, own, imageOfText), settings));
    measurers.put(
        Direction.IMAGE_TO_TEXT,
        new DirectionMeasurer(
            new RetrievalTask(
                "image_to_text", images * captions, mine, IntStream.range(0, images).toArray()),
            settings));
  }

  /** Queries that find their images most of the time. */
  static EvaluationReport good() {
    return new SampleReport("sample photos", 150, 2, 1.4, List.of(50, 100, 150)).report();
  }

  /** As {@link #good()}, large enough for narrow intervals. */
  static EvaluationReport large() {
    return new SampleReport("sample photos", 500, 2, 1.2, List.of(100, 200, 300, 400, 500))
        .report();
  }

  /** Queries that have nothing to do with the images. */
  static EvaluationReport atChance() {
    return new SampleReport("strangers", 120, 1, -1, List.of(50, 100)).report();
  }

  /** As {@link #good()}, named to break pages. */
  static EvaluationReport named(String name) {
    return new SampleReport(name, 60, 1, 1.2, List.of(20, 60)).report();
  }

  /** One view at one pool in one direction. */
  static EvaluationReport single() {
    EvaluationReport all = new SampleReport("one", 60, 1, 1.2, List.of(20)).report();
    ConfigurationResult one =
        all.configurations().stream()
            .filter(c -> c.name().equals("dim_64_prec_int8_cand_20"))
            .findFirst()
            .orElseThrow();
    Direction only = Direction.TEXT_TO_IMAGE;
    ConfigurationResult half =
        new ConfigurationResult(
            one.spec(),
            one.bytesPerVector(),
            one.memoryBytes(),
            Map.of(only, one.directions().get(only)));
    AblationConfig config =
        AblationConfig.defaults().withAxes(List.of(DIMENSION), List.of("int8"), List.of(20));
    AblationConfig narrow =
        new AblationConfig(
            config.dimensions(),
            config.precisions(),
            config.candidates(),
            List.of(only),
            config.ks(),
            config.seed(),
            config.resamples(),
            config.confidence(),
            Reduction.TRUNCATE,
            config.qualityBudget());
    return new EvaluationReport(
        all.source(),
        narrow,
        List.of(half),
        List.of(),
        List.of(),
        all.diagnosis(),
        all.recommendation(),
        List.of(),
        List.of(),
        all.provenance());
  }

  private EvaluationReport report() {
    Map<RunSpec, ConfigurationResult> results = new HashMap<>();
    for (ViewSpec view : plan.views()) {
      measure(view).forEach(result -> results.put(result.spec(), result));
    }
    List<ConfigurationResult> grid = plan.runs().stream().map(results::get).toList();
    Diagnosis diagnosis =
        new Diagnoser(.95)
            .diagnose(
                measured(grid),
                List.of(
                    new VectorSpace("text", texts).geometry(),
                    new VectorSpace("image", gallery).geometry()),
                java.util.Optional.of(
                    new VectorSpace("text", texts)
                        .pairs(
                            new VectorSpace("image", gallery),
                            IntStream.range(0, texts.length).map(i -> i / captions).toArray())),
                List.of());
    return new EvaluationReport(
        new SourceFacts(name, Modality.IMAGE, images, texts.length, DIMENSION, "0123abcd"),
        plan.config(),
        grid,
        plan.baselines().stream().map(results::get).toList(),
        List.of(),
        diagnosis,
        recommendation(results, diagnosis),
        runs,
        List.of(
            new QrelsTable(
                Direction.TEXT_TO_IMAGE,
                ids("text", texts.length),
                IntStream.range(0, texts.length)
                    .mapToObj(i -> new TreeMap<>(Map.of("image-" + i / captions, 1)))
                    .<SequencedMap<String, Integer>>map(m -> m)
                    .toList())),
        new Provenance(
            "eval-1",
            Instant.parse("2026-11-21T08:00:00Z"),
            Duration.ofMillis(4_200),
            Map.of("java", "25"),
            Map.of("cpus", "2")));
  }

  private List<ConfigurationResult> measure(ViewSpec view) {
    float[][] images = coded(gallery, view);
    float[][] captionVectors = coded(texts, view);
    Map<Direction, List<PoolFigures>> figures = new EnumMap<>(Direction.class);
    figures.put(Direction.TEXT_TO_IMAGE, scored(view, Direction.TEXT_TO_IMAGE, texts, images));
    figures.put(
        Direction.IMAGE_TO_TEXT, scored(view, Direction.IMAGE_TO_TEXT, gallery, captionVectors));
    List<ConfigurationResult> results = new ArrayList<>();
    double bytes = view.dimension() * view.precision().bits() / 8.0 + 4;
    for (int pool = 0; pool < plan.config().candidates().size(); pool++) {
      Map<Direction, DirectionResult> directions = new EnumMap<>(Direction.class);
      for (Direction direction : measurers.keySet()) {
        directions.put(
            direction, new DirectionResult(figures.get(direction).get(pool), timing(view, pool)));
      }
      RunSpec spec =
          new RunSpec(
              view,
              plan.config().candidates().get(pool),
              plan.config().directions(),
              plan.config().ks(),
              plan.config().seed());
      results.add(
          new ConfigurationResult(spec, bytes, Math.round(bytes * gallery.length), directions));
    }
    return results;
  }

  private List<PoolFigures> scored(
      ViewSpec view, Direction direction, float[][] queries, float[][] coded) {
    ViewMeasurement measurement = measurers.get(direction).view();
    boolean forward = direction == Direction.TEXT_TO_IMAGE;
    RunRecorder recorder =
        new RunRecorder(
            view,
            direction,
            ids(forward ? "text" : "image", queries.length),
            ids(forward ? "image" : "text", coded.length),
            10);
    for (int query = 0; query < queries.length; query++) {
      float[] head = Arrays.copyOf(queries[query], view.dimension());
      float[] scores = Gaussians.scores(head, coded);
      measurement.accept(query, scores);
      recorder.accept(query, scores);
    }
    runs.add(recorder.run());
    return measurement.finish();
  }

  private Recommendation recommendation(
      Map<RunSpec, ConfigurationResult> results, Diagnosis diagnosis) {
    int largest = plan.config().candidates().getLast();
    Map<ViewSpec, ViewScore> scores = new HashMap<>();
    double chance = 0;
    for (ConfigurationResult result : results.values()) {
      if (result.spec().candidates() == largest) {
        var figures = result.directions().get(Direction.TEXT_TO_IMAGE).figures();
        chance = figures.tested().chance();
        scores.put(
            result.spec().view(),
            new ViewScore(
                result.spec().view().name(),
                result.bytesPerVector(),
                1,
                result.directions().values().stream().map(d -> d.figures().headline()).toList()));
      }
    }
    return new Recommender(.99, 10, largest, .95)
        .recommend(
            List.copyOf(scores.values()),
            scores.get(plan.baselineView()),
            diagnosis.verdict(),
            chance);
  }

  private static List<Diagnoser.Measured> measured(List<ConfigurationResult> grid) {
    List<Diagnoser.Measured> measured = new ArrayList<>();
    for (ConfigurationResult result : grid) {
      result
          .directions()
          .forEach(
              (direction, found) ->
                  measured.add(
                      new Diagnoser.Measured(result.name(), direction.key(), found.figures())));
    }
    return measured;
  }

  /** Truncated, and rounded as coarsely as the precision says. */
  private static float[][] coded(float[][] vectors, ViewSpec view) {
    float steps = (float) Math.pow(2, Math.min(view.precision().bits(), 12) - 1) - 1;
    float[][] coded = new float[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      coded[i] = Arrays.copyOf(vectors[i], view.dimension());
      float largest = 0;
      for (float x : coded[i]) {
        largest = Math.max(largest, Math.abs(x));
      }
      for (int d = 0; d < coded[i].length; d++) {
        coded[i][d] = Math.round(coded[i][d] / largest * steps) * largest / steps;
      }
    }
    return coded;
  }

  private static Timing timing(ViewSpec view, int pool) {
    long nanos = 1_000L * view.dimension() * view.precision().bits() / 8 * (pool + 1);
    return new Timing(
        Duration.ofNanos(nanos * 100),
        Duration.ofNanos(nanos),
        Duration.ofNanos(nanos * 2),
        Duration.ofNanos(nanos * 3));
  }

  private static List<String> ids(String kind, int count) {
    return IntStream.range(0, count).mapToObj(i -> kind + "-" + i).toList();
  }
}
