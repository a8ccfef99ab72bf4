package io.crossmodal.encoder.train;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossmodal.encoder.input.Vocabulary;
import io.crossmodal.encoder.model.ModelFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The model folder that a training keeps up to date with its best epoch.
 *
 * <p>{@code training.yaml} in it is the configuration; {@code training.json} holds {@code curve}
 * and, in the end, {@code figures}.
 */
final class Checkpoint {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;
  private final TrainingConfig config;
  private final Vocabulary vocabulary;
  private final String trainedOn;

  Checkpoint(Path folder, TrainingConfig config, Vocabulary vocabulary, String trainedOn) {
    this.folder = folder;
    this.config = config;
    this.vocabulary = vocabulary;
    this.trainedOn = trainedOn;
  }

  ModelFolder.Content content(String description, Map<String, byte[]> extra) {
    return new ModelFolder.Content(
        config.model().architecture(vocabulary.size()), vocabulary, trainedOn, description, extra);
  }

  void save(
      Map<String, float[]> weights,
      String description,
      List<EpochReport> curve,
      List<RetrievalFigures> figures)
      throws IOException {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("curve", curve);
    record.put("figures", figures);
    Map<String, byte[]> extra =
        Map.of(
            "training.yaml", TrainingConfigs.format(config).getBytes(StandardCharsets.UTF_8),
            "training.json", JSON.writeValueAsBytes(record));
    ModelFolder.save(folder, content(description, extra), weights, config.weights());
  }
}
