package io.crossmodal.encoder.train;

import io.crossmodal.dataset.DatasetSplit;
import io.crossmodal.encoder.input.Vocabulary;
import io.crossmodal.encoder.input.WordTokenizer;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.encoder.model.ModelFolder;
import io.crossmodal.encoder.model.TwoTowers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One training from its decoded pictures to its figures. */
final class TrainingRun implements AutoCloseable {

  private final Instant start = Instant.now();
  private final TrainingConfig config;
  private final TrainingParts parts;
  private final Path output;
  private final TrainingListener listener;
  private final CancellationToken cancellation;
  private final BatchPlan plan;
  private final Checkpoint checkpoint;
  private final GradientStep step;
  private final LearningRate rate;
  private final List<EpochReport> curve = new ArrayList<>();
  private Map<String, float[]> bestWeights = Map.of();
  private int bestEpoch;
  private double bestMrr = -1;

  private TrainingRun(
      TrainingConfig config,
      DatasetSplit split,
      TrainingParts parts,
      Path output,
      TrainingListener listener,
      CancellationToken cancellation) {
    this.config = config;
    this.parts = parts;
    this.output = output;
    this.listener = listener;
    this.cancellation = cancellation;
    Vocabulary vocabulary =
        Vocabulary.of(
            parts.train().stream().flatMap(example -> example.captions().stream()),
            config.data().minWordCount(),
            config.data().maxVocabulary());
    String trainedOn = "%s, %d pictures".formatted(split.train().name(), parts.train().size());
    checkpoint = new Checkpoint(output, config, vocabulary, trainedOn);
    WordTokenizer tokenizer = new WordTokenizer(vocabulary, config.model().maxTokens());
    plan = new BatchPlan(parts.train(), tokenizer, config);
    rate = rate(config.optimizer(), plan.stepsAnEpoch());
    TwoTowers towers = new TwoTowers(config.model().architecture(vocabulary.size()));
    step = new GradientStep(towers, towers.initialWeights(config.seed()), config);
  }

  static TrainingRun prepare(
      TrainingConfig config,
      DatasetSplit split,
      Path output,
      TrainingListener listener,
      CancellationToken cancellation) {
    TrainingParts parts = TrainingParts.read(split, config, listener, cancellation);
    return new TrainingRun(config, split, parts, output, listener, cancellation);
  }

  private static LearningRate rate(OptimizerSettings settings, int stepsAnEpoch) {
    return new LearningRate(
        settings.learningRate(),
        (int) Math.round(settings.warmUpEpochs() * stepsAnEpoch),
        settings.epochs() * stepsAnEpoch);
  }

  TrainingResult complete() throws IOException {
    int epochs = config.optimizer().epochs();
    int patience = config.optimizer().patience();
    for (int epoch = 1; epoch <= epochs && epoch - Math.max(1, bestEpoch) <= patience; epoch++) {
      EpochReport report = epoch(epoch);
      curve.add(report);
      if (report.best()) {
        keep(report);
      }
      listener.epoch(report);
    }
    listener.activity("measuring on %d test pictures".formatted(parts.test().size()));
    List<RetrievalFigures> figures = figures();
    checkpoint.save(bestWeights, description(figures.getFirst()), curve, figures);
    return new TrainingResult(
        output,
        curve,
        bestEpoch,
        figures,
        parts.train().size(),
        parts.validation().size(),
        parts.test().stream().map(Example::imageId).toList(),
        parts.problems(),
        Duration.between(start, Instant.now()));
  }

  private EpochReport epoch(int epoch) {
    Instant begin = Instant.now();
    int steps = plan.stepsAnEpoch();
    int done = 0;
    int pictures = 0;
    double losses = 0;
    double last = 0;
    for (Batch batch : plan.epoch(epoch)) {
      cancellation.check();
      last = rate.at((epoch - 1) * steps + done);
      double loss = step.learn(batch, last);
      losses += loss;
      pictures += batch.images().size();
      done++;
      listener.step(new StepReport(epoch, config.optimizer().epochs(), done, steps, loss, last));
    }
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    Ranks ranks = validate();
    double mrr = ranks.meanReciprocal();
    return new EpochReport(
        epoch,
        losses / done,
        ranks.recallAt(1),
        mrr,
        last,
        step.temperature(),
        pictures / Math.max(seconds, 1e-3),
        mrr > bestMrr);
  }

  private Ranks validate() {
    try (DualEncoder encoder =
        ModelFolder.unsaved(checkpoint.content("", Map.of()), step.values())) {
      return Ranks.of(
          Pairing.of(parts.validation()),
          Direction.TEXT_TO_IMAGE,
          Retrieval.of(encoder, parts.validation()));
    }
  }

  private void keep(EpochReport report) throws IOException {
    bestWeights = step.values();
    bestEpoch = report.epoch();
    bestMrr = report.validationMrr();
    String description =
        String.format(
            Locale.ROOT,
            "Unfinished: epoch %d, R@1 %.3f among %d validation pictures.",
            report.epoch(),
            report.validationRecallAt1(),
            parts.validation().size());
    checkpoint.save(bestWeights, description, curve, List.of());
  }

  /** Of the weights as they were stored, so that rounding counts. */
  private List<RetrievalFigures> figures() {
    Pairing pairing = Pairing.of(parts.test());
    BagOfWordsBaseline baseline = BagOfWordsBaseline.fit(parts.train(), parts.validation());
    List<RetrievalFigures> figures = new ArrayList<>();
    try (DualEncoder encoder = ModelFolder.load(output)) {
      Scorer model = Retrieval.of(encoder, parts.test());
      for (Direction direction : Direction.values()) {
        figures.add(Ranks.figures(RetrievalFigures.MODEL, pairing, direction, model));
      }
    }
    for (Direction direction : Direction.values()) {
      figures.add(
          Ranks.figures(
              RetrievalFigures.BASELINE, pairing, direction, baseline.scorer(parts.test())));
    }
    for (Direction direction : Direction.values()) {
      figures.add(Chance.figures(pairing, direction));
    }
    return figures;
  }

  private static String description(RetrievalFigures figures) {
    return String.format(
        Locale.ROOT,
        "Text to image R@1 %.3f and R@10 %.3f among %d unseen pictures (%d captions).",
        figures.recallAt1(),
        figures.recallAt10(),
        figures.gallery(),
        figures.queries());
  }

  @Override
  public void close() {
    step.close();
  }
}
