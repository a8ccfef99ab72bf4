package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.training.TrainingRequest;
import io.crossmodal.encoder.training.TrainingRequest.Recipe;
import io.crossmodal.encoder.v1.StartTrainingRequest;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Requests for trainings, checked.
 *
 * @param checkpoints where the checkpoint goes when the request names no folder
 */
public record TrainingRequests(Path checkpoints) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final int MAX_REQUEST_ID = 128;

  TrainingRequest fromProto(StartTrainingRequest request) {
    List<FieldViolation> violations = violations(request);
    if (!violations.isEmpty()) {
      throw ServiceException.fields(violations);
    }
    Path output =
        request.getOutputPath().isEmpty()
            ? checkpoints.resolve(request.getModel())
            : path("output_path", request.getOutputPath());
    return new TrainingRequest(
        request.getRequestId(),
        path("dataset_path", request.getDatasetPath()),
        output,
        request.getModel(),
        recipe(request),
        request.getSeed() == 0 ? null : request.getSeed());
  }

  private static List<FieldViolation> violations(StartTrainingRequest request) {
    List<FieldViolation> violations = new ArrayList<>();
    if (request.getRequestId().length() > MAX_REQUEST_ID) {
      violations.add(
          new FieldViolation(
              "request_id",
              "%d characters (expected: at most %d)"
                  .formatted(request.getRequestId().length(), MAX_REQUEST_ID)));
    }
    if (request.getDatasetPath().isBlank()) {
      violations.add(new FieldViolation("dataset_path", "none (expected: a folder or file)"));
    }
    if (!NAME.matcher(request.getModel()).matches()) {
      violations.add(
          new FieldViolation(
              "model",
              "'%s' (expected: 1 to 64 of a-z, 0-9, '.', '_' and '-', a letter or digit first)"
                  .formatted(request.getModel())));
    }
    if (request.getRecipeCase() == StartTrainingRequest.RecipeCase.RECIPE_NOT_SET) {
      violations.add(new FieldViolation("recipe", "none (expected: preset or config_yaml)"));
    }
    return violations;
  }

  private static Recipe recipe(StartTrainingRequest request) {
    return request.hasPreset()
        ? new Recipe.Preset(request.getPreset())
        : new Recipe.Yaml(request.getConfigYaml());
  }

  private static Path path(String field, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw ServiceException.field(field, value, "a path of the service's file system");
    }
  }
}
