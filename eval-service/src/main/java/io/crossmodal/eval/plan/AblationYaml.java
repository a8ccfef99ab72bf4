package io.crossmodal.eval.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.crossmodal.eval.plan.PlanException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads {@code ablation.yaml}: {@code schema_version: 1} and the fields of {@link AblationConfig}.
 *
 * <p>Lists are axes; a single value is a list of one; what is left out has its default. An unknown
 * key is an error that names the nearest known one.
 */
public final class AblationYaml {

  private static final int SCHEMA_VERSION = 1;
  private static final List<String> KEYS =
      List.of(
          "schema_version",
          "dimensions",
          "precisions",
          "candidates",
          "directions",
          "ks",
          "seed",
          "resamples",
          "confidence",
          "reduction",
          "search",
          "efforts",
          "target_recalls",
          "oversampling",
          "shards",
          "missing_shards",
          "repeats",
          "quality_budget",
          "include",
          "exclude");

  private AblationYaml() {}

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read, with its path
   * @throws PlanException if it is no plan
   */
  public static AblationConfig read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IOException("plan: %s (expected: an existing YAML file)".formatted(file), e);
    }
  }

  /**
   * Reads the text of a plan.
   *
   * @throws PlanException if it is no plan
   */
  public static AblationConfig parse(String yaml) {
    JsonNode root = tree(yaml);
    checkKeys(root);
    checkVersion(root);
    PlanFields fields = new PlanFields(root);
    AblationConfig d = AblationConfig.defaults();
    return new AblationConfig(
        fields.integers("dimensions", d.dimensions()),
        Keys.precisions(
            "precisions",
            fields.words("precisions", d.precisions().stream().map(Precision::key).toList())),
        fields.integersOr("full", AblationConfig.FULL, "candidates", d.candidates()),
        Keys.directions(
            "directions",
            fields.words("directions", d.directions().stream().map(Direction::key).toList())),
        fields.integers("ks", d.ks()),
        fields.integer("seed", d.seed()),
        Math.clamp(fields.integer("resamples", d.resamples()), 0, Integer.MAX_VALUE),
        fields.number("confidence", d.confidence()),
        serving(fields),
        fields.number("quality_budget", d.qualityBudget()),
        ViewRulesYaml.parse(root));
  }

  private static ServingAxes serving(PlanFields fields) {
    ServingAxes d = ServingAxes.EXHAUSTIVE;
    return new ServingAxes(
        fields.words("reduction", d.reductions().stream().map(Reduction::key).toList()).stream()
            .map(word -> Keys.reduction("reduction", word))
            .toList(),
        fields.words("search", d.structures().stream().map(Structure::key).toList()).stream()
            .map(word -> Keys.structure("search", word))
            .toList(),
        fields.integers("efforts", d.efforts()),
        fields.numbers("target_recalls", d.targetRecalls()),
        fields.numbers("oversampling", d.oversampling()),
        fields.integers("shards", d.shards()),
        fields.integers("missing_shards", d.missingShards()),
        Math.clamp(fields.integer("repeats", d.repeats()), 0, Integer.MAX_VALUE));
  }

  private static JsonNode tree(String yaml) {
    try {
      JsonNode root = new YAMLMapper(new YAMLFactory()).readTree(yaml);
      if (root == null || !root.isObject()) {
        throw new PlanException(Problem.of("plan", "no mapping", "schema_version: 1 and axes"));
      }
      return root;
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? "not YAML"
              : "not YAML at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new PlanException(Problem.of("plan", place, "schema_version: 1 and axes"));
    }
  }

  private static void checkKeys(JsonNode root) {
    Keys.check("", root, KEYS);
  }

  private static void checkVersion(JsonNode root) {
    JsonNode version = root.path("schema_version");
    if (!version.isInt() || version.intValue() != SCHEMA_VERSION) {
      String value = version.isMissingNode() ? "missing" : version.toString();
      throw new PlanException(Problem.of("schema_version", value, String.valueOf(SCHEMA_VERSION)));
    }
  }
}
