package io.crossmodal.eval.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossmodal.eval.measure.SpaceGeometry;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.Reduction;
import io.crossmodal.eval.plan.ServingAxes;
import io.crossmodal.eval.plan.Structure;
import java.util.SortedMap;

/** {@code manifest.json}: everything needed to get the same bytes again, but for times. */
final class Manifest {

  private static final int SCHEMA_VERSION = 1;

  private Manifest() {}

  /**
   * The manifest.
   *
   * @param hashes SHA-256 of the other files, by path
   */
  static String json(EvaluationReport report, SortedMap<String, String> hashes) {
    ObjectNode node = JsonText.object();
    node.put("schema_version", SCHEMA_VERSION);
    node.put("evaluation_id", report.provenance().evaluationId());
    node.set("source", source(report.source()));
    node.set("plan", plan(report.config()));
    ArrayNode runs = node.putArray("runs");
    report
        .configurations()
        .forEach(c -> runs.addObject().put("id", c.spec().id()).put("experiment", c.name()));
    geometry(report, node.putArray("geometry"));
    report
        .diagnosis()
        .pairs()
        .ifPresent(
            pairs ->
                node.putObject("pairs")
                    .put("alignment", pairs.alignment())
                    .put("modality_gap", pairs.modalityGap()));
    ObjectNode software = node.putObject("software");
    report.provenance().software().forEach(software::put);
    ObjectNode machine = node.putObject("machine");
    report.provenance().machine().forEach(machine::put);
    node.put("started", report.provenance().started().toString());
    node.put("duration_seconds", report.provenance().duration().toMillis() / 1e3);
    ObjectNode files = node.putObject("files_sha256");
    hashes.forEach(files::put);
    return JsonText.of(node);
  }

  private static ObjectNode source(SourceFacts source) {
    return JsonText.object()
        .put("name", source.name())
        .put("images", source.images())
        .put("texts", source.texts())
        .put("native_dimension", source.nativeDimension())
        .put("data_sha256", source.dataHash());
  }

  private static ObjectNode plan(AblationConfig config) {
    ObjectNode node = JsonText.object();
    config.dimensions().forEach(node.putArray("dimensions")::add);
    config.precisions().stream().map(Precision::key).forEach(node.putArray("precisions")::add);
    config.candidates().forEach(node.putArray("candidates")::add);
    config.directions().stream().map(Direction::key).forEach(node.putArray("directions")::add);
    config.ks().forEach(node.putArray("ks")::add);
    return node.put("seed", config.seed())
        .put("resamples", config.resamples())
        .put("confidence", config.confidence())
        .put("quality_budget", config.qualityBudget())
        .set("serving", serving(config.serving()));
  }

  private static ObjectNode serving(ServingAxes axes) {
    ObjectNode node = JsonText.object();
    axes.reductions().stream().map(Reduction::key).forEach(node.putArray("reductions")::add);
    axes.structures().stream().map(Structure::key).forEach(node.putArray("search")::add);
    axes.efforts().forEach(node.putArray("efforts")::add);
    axes.targetRecalls().forEach(node.putArray("target_recalls")::add);
    axes.oversampling().forEach(node.putArray("oversampling")::add);
    axes.shards().forEach(node.putArray("shards")::add);
    axes.missingShards().forEach(node.putArray("missing_shards")::add);
    return node.put("repeats", axes.repeats());
  }

  private static void geometry(EvaluationReport report, ArrayNode array) {
    for (SpaceGeometry space : report.diagnosis().spaces()) {
      array
          .addObject()
          .put("modality", space.modality())
          .put("dimension", space.dimension())
          .put("vectors", space.count())
          .put("mean_cosine", space.meanCosine())
          .put("alike", space.alike())
          .put("duplicates", space.duplicates())
          .put("zeros", space.zeros())
          .put("uniformity", space.uniformity())
          .put("effective_rank", space.effectiveRank());
    }
  }
}
