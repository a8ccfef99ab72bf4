package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.dataset.Relevance;
import io.crossmodal.eval.dataset.RetrievalDataset;
import io.crossmodal.eval.measure.Diagnoser;
import io.crossmodal.eval.measure.Diagnosis;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.measure.Recommendation;
import io.crossmodal.eval.measure.Recommender;
import io.crossmodal.eval.measure.Resampled;
import io.crossmodal.eval.measure.ViewScore;
import io.crossmodal.eval.measure.Warning;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.RunSpec;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.report.ConfigurationResult;
import io.crossmodal.eval.report.DirectionResult;
import io.crossmodal.eval.report.EvaluationReport;
import io.crossmodal.eval.report.Provenance;
import io.crossmodal.eval.report.QrelsTable;
import io.crossmodal.eval.report.RankedRun;
import io.crossmodal.eval.report.SourceFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/** Puts together what an evaluation found. */
final class ReportAssembly {

  private final PreparedEvaluation prepared;
  private final List<DirectionStage> directions;
  private final Map<ViewSpec, ViewOutcome> outcomes;

  ReportAssembly(
      PreparedEvaluation prepared,
      List<DirectionStage> directions,
      Map<ViewSpec, ViewOutcome> outcomes) {
    this.prepared = prepared;
    this.directions = directions;
    this.outcomes = outcomes;
  }

  EvaluationReport report(VectorLook look, Provenance provenance) {
    List<ConfigurationResult> grid = results(prepared.plan().runs());
    List<ConfigurationResult> baselines = results(prepared.plan().baselines());
    Diagnosis diagnosis = diagnosis(grid, look);
    return new EvaluationReport(
        facts(look.hash()),
        prepared.plan().config(),
        grid,
        baselines,
        results(prepared.plan().references()),
        diagnosis,
        recommendation(grid, baselines, diagnosis),
        runs(),
        directions.stream().map(ReportAssembly::qrels).toList(),
        provenance);
  }

  private List<ConfigurationResult> results(List<RunSpec> specs) {
    return specs.stream().map(spec -> outcome(spec.view()).of(spec)).toList();
  }

  private ViewOutcome outcome(ViewSpec view) {
    return Objects.requireNonNull(outcomes.get(view), view::name);
  }

  private SourceFacts facts(String hash) {
    RetrievalDataset dataset = prepared.dataset();
    return new SourceFacts(
        dataset.name(),
        dataset.imageModality(),
        dataset.imageIds().size(),
        dataset.textIds().size(),
        dataset.nativeDimension(),
        hash);
  }

  private Diagnosis diagnosis(List<ConfigurationResult> grid, VectorLook look) {
    List<Diagnoser.Measured> measured =
        grid.stream()
            .flatMap(
                result ->
                    result.directions().entrySet().stream()
                        .map(
                            e ->
                                new Diagnoser.Measured(
                                    result.name(), e.getKey().key(), e.getValue().figures())))
            .toList();
    return new Diagnoser(prepared.plan().config().confidence())
        .diagnose(measured, look.spaces(), look.pairs(), leftOut());
  }

  private List<Warning> leftOut() {
    int texts = prepared.dataset().textsWithoutImage();
    if (prepared.dataset().imageModality() == Modality.DOCUMENT) {
      return texts == 0 ? List.of() : List.of(new Warning.Unanswerable(texts));
    }
    int images = prepared.dataset().imagesWithoutText();
    return texts + images == 0 ? List.of() : List.of(new Warning.LeftOut(texts, images, 0, 0));
  }

  /**
   * By the headline R@k; by that of the smallest cut-off where the headline one is at its ceiling.
   */
  private Recommendation recommendation(
      List<ConfigurationResult> grid, List<ConfigurationResult> baselines, Diagnosis diagnosis) {
    AblationConfig config = prepared.plan().config();
    int candidates = config.candidates().getLast();
    ConfigurationResult baseline = at(baselines, candidates).getFirst();
    List<PoolFigures> figures =
        baseline.directions().values().stream().map(DirectionResult::figures).toList();
    boolean saturated = figures.stream().allMatch(PoolFigures::saturated);
    String tested = figures.getFirst().testedMeasure();
    int k =
        saturated
            ? config.ks().getFirst()
            : Integer.parseInt(tested.substring(tested.indexOf('@') + 1));
    double chance =
        figures.stream().mapToDouble(f -> f.figure("recall@" + k).chance()).average().orElseThrow();
    return new Recommender(config.qualityBudget(), k, candidates, config.confidence())
        .recommend(
            at(grid, candidates).stream()
                .filter(result -> result.spec().view().search().missingShards() == 0)
                .map(result -> score(result, saturated))
                .toList(),
            score(baseline, saturated),
            diagnosis.verdict(),
            chance);
  }

  private static List<ConfigurationResult> at(List<ConfigurationResult> results, int candidates) {
    return results.stream().filter(r -> r.spec().candidates() == candidates).toList();
  }

  private static ViewScore score(ConfigurationResult result, boolean saturated) {
    List<Resampled> quality =
        result.directions().values().stream()
            .map(DirectionResult::figures)
            .map(figures -> saturated ? figures.first() : figures.headline())
            .toList();
    double millis =
        result.directions().values().stream()
            .mapToDouble(d -> d.timing().p50().toNanos() / 1e6)
            .average()
            .orElseThrow();
    return new ViewScore(result.spec().view().name(), result.bytesPerVector(), millis, quality);
  }

  private List<RankedRun> runs() {
    Set<ViewSpec> shown = new HashSet<>(prepared.plan().views());
    shown.add(prepared.plan().baselineView());
    return outcomes.values().stream()
        .filter(outcome -> shown.contains(outcome.view().spec()))
        .flatMap(outcome -> outcome.directions().values().stream())
        .map(DirectionOutcome::run)
        .toList();
  }

  private static QrelsTable qrels(DirectionStage stage) {
    Relevance relevance = stage.relevance();
    List<SequencedMap<String, Integer>> grades = new ArrayList<>();
    for (int query = 0; query < relevance.queryIds().size(); query++) {
      int[] rows = relevance.relevant()[query];
      int[] graded = relevance.gradesOf(query);
      SequencedMap<String, Integer> byId = new LinkedHashMap<>();
      for (int i = 0; i < rows.length; i++) {
        byId.put(relevance.itemIds().get(rows[i]), graded.length == 0 ? 1 : graded[i]);
      }
      grades.add(byId);
    }
    return new QrelsTable(stage.direction(), relevance.queryIds(), grades);
  }
}
