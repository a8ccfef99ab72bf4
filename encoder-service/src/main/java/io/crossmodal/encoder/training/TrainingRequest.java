package io.crossmodal.encoder.training;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to train, and on what.
 *
 * @param requestId chosen by the caller; empty if the request is never repeated
 * @param dataset folder or file of a dataset
 * @param output folder of the checkpoint
 * @param model name that the model gets
 * @param recipe how to train
 * @param seed seed of the split, the initial weights and the order of the data; null for the
 *     recipe's own
 */
public record TrainingRequest(
    String requestId, Path dataset, Path output, String model, Recipe recipe, @Nullable Long seed) {

  /** How to train. */
  public sealed interface Recipe {

    /** A configuration that the project brings along. */
    record Preset(String name) implements Recipe {}

    /** A configuration in YAML. */
    record Yaml(String text) implements Recipe {}
  }
}
