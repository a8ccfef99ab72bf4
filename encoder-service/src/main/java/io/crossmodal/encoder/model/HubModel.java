package io.crossmodal.encoder.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model in a directory as huggingface.co publishes it: {@code config.json}, {@code
 * model.safetensors} (or several files and their index), {@code tokenizer.json} and what the
 * architecture needs beside.
 */
record HubModel(String name, Path folder) implements ModelSource {

  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.safetensors";
  static final String TOKENIZER = "tokenizer.json";

  static boolean isAt(Path folder) {
    return Files.isRegularFile(folder.resolve(CONFIG));
  }

  @Override
  public String version() {
    return ModelSource.guarded(name, () -> version(HubFiles.in(folder)));
  }

  private static String version(HubFiles files) throws IOException {
    return Checksums.version(files.weightsSum());
  }

  @Override
  public ModelCard card() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          return HubArchitecture.of(files).card(name, version(files));
        });
  }

  @Override
  public DualEncoder load() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          HubArchitecture architecture = HubArchitecture.of(files);
          return architecture.load(architecture.card(name, version(files)), files);
        });
  }
}
