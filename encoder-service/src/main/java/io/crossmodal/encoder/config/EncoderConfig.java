package io.crossmodal.encoder.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the encoder service.
 *
 * @param enabled true where this JVM runs the encoder
 * @param defaultModel model of requests that name none
 * @param models published models that are fetched before the service starts, unless they are there:
 *     {@code hf://ORGANISATION/NAME}
 * @param hubEndpoint address of the hub that they are fetched from; empty for the public one
 * @param modelDirectories directories of one model each, beside those in {@code <data-dir>/models}
 * @param dataDir folder of the trained models and the records of trainings
 * @param maxInputs inputs that one request may hold, 1 to 4,096
 * @param maxTextCharacters Unicode characters that one text may have
 * @param cacheBytes memory for embeddings of inputs that may come again; 0 for none
 * @param modelCheck how long a model may serve before its files are looked at again; 0 for at every
 *     request
 */
@ConfigurationProperties("crossmodal.encoder")
public record EncoderConfig(
    @Bindable(defaultValue = "false") boolean enabled,
    @Bindable(defaultValue = "scenes-small") String defaultModel,
    @Bindable(defaultValue = "") List<String> models,
    @Bindable(defaultValue = "") String hubEndpoint,
    @Bindable(defaultValue = "") List<Path> modelDirectories,
    @Bindable(defaultValue = "crossmodal-data/encoder") Path dataDir,
    @Bindable(defaultValue = "256") int maxInputs,
    @Bindable(defaultValue = "10000") int maxTextCharacters,
    @Bindable(defaultValue = "67108864") long cacheBytes,
    @Bindable(defaultValue = "1s") Duration modelCheck) {

  private static final String PREFIX = "crossmodal.encoder.";

  public EncoderConfig {
    Settings.check(PREFIX + "default-model", defaultModel, !defaultModel.isBlank(), "a name");
    Settings.check(
        PREFIX + "max-inputs", maxInputs, maxInputs >= 1 && maxInputs <= 4096, "1..4096");
    Settings.check(
        PREFIX + "max-text-characters", maxTextCharacters, maxTextCharacters >= 1, "1 or more");
    Settings.check(PREFIX + "cache-bytes", cacheBytes, cacheBytes >= 0, "0 or more");
    Settings.check(PREFIX + "model-check", modelCheck, !modelCheck.isNegative(), "0 or more");
    Settings.check(
        PREFIX + "hub-endpoint",
        hubEndpoint,
        hubEndpoint.isEmpty() || hubEndpoint.matches("https?://[\\w.:\\[\\]/-]+"),
        "an address with https or http");
    models = models.stream().filter(model -> !model.isBlank()).toList();
    modelDirectories = List.copyOf(modelDirectories);
  }

  /** Where fetched models are kept. */
  public Path hub() {
    return dataDir.resolve("hub");
  }

  /** Where trained models are kept: one folder each, its name the model's. */
  public Path trainedModels() {
    return dataDir.resolve("models");
  }

  /** Where trainings that name no folder keep their best weights so far, one folder a model. */
  public Path checkpoints() {
    return dataDir.resolve("checkpoints");
  }

  /** Where the records of trainings are kept. */
  public Path trainings() {
    return dataDir.resolve("trainings");
  }
}
