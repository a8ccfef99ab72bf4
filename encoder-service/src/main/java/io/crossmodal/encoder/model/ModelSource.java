package io.crossmodal.encoder.model;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a model lies and how its files are read.
 *
 * <p>Every method fails with {@link ErrorReason#MODEL_DAMAGED} if a file is missing, does not fit
 * its checksum, or does not fit the others.
 */
interface ModelSource {

  /** What the model is, without its weights. */
  ModelCard card();

  /** First digits of the SHA-256 of the weights. */
  String version();

  /** The model, which is the caller's to close. */
  DualEncoder load();

  /**
   * The model in a directory: a pair of towers if it has a {@code model.yaml}, a Hugging Face one
   * if it has a {@code config.json}, else our own.
   */
  static ModelSource in(String name, Path folder) {
    if (PairModel.isAt(folder)) {
      return switch (ExportedSettings.engine(folder.resolve(PairModel.SETTINGS))) {
        case "" -> new PairModel(name, folder);
        case "torchvision" -> new VisionModel(name, folder);
        case "words" -> new WordVectorModel(name, folder);
        default -> new ExportedModel(name, folder);
      };
    }
    return HubModel.isAt(folder) ? new HubModel(name, folder) : own(name, ModelFiles.in(folder));
  }

  /** True if a directory holds a model that is complete. */
  static boolean isAt(Path folder) {
    return Files.exists(folder.resolve(ModelFolder.CHECKSUMS))
        || HubModel.isAt(folder)
        || PairModel.isAt(folder);
  }

  /** A model that was trained here. */
  static ModelSource own(String name, ModelFiles files) {
    return new ModelSource() {
      @Override
      public ModelCard card() {
        return ModelFolder.card(name, files);
      }

      @Override
      public String version() {
        return ModelFolder.version(name, files);
      }

      @Override
      public DualEncoder load() {
        return ModelFolder.load(name, files);
      }
    };
  }

  /** A step that reads a model's files. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  /** Runs a step; whatever is wrong with the files is said with the model's name. */
  static <T> T guarded(String name, Step<T> step) {
    try {
      return step.run();
    } catch (ServiceException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(name, e);
    }
  }

  /** What is wrong with a model, by its name. */
  static ServiceException damaged(String name, Exception cause) {
    String message =
        cause instanceof IOException || cause instanceof IllegalArgumentException
            ? String.valueOf(cause.getMessage())
            : cause.toString();
    return new ServiceException(
            ErrorReason.MODEL_DAMAGED, "model %s: %s".formatted(name, message), cause)
        .with("model", name);
  }
}
