package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.ImageResizer;
import io.crossmodal.encoder.input.Vocabulary;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model as files: what training writes and serving reads.
 *
 * <p>A folder holds
 *
 * <ul>
 *   <li>{@code model.json}: UTF-8 JSON of {@code format} (1), {@code architecture} (every field of
 *       {@link Architecture}), {@code logitScale}, {@code trainedOn} and {@code description};
 *   <li>{@code vocabulary.txt}: the form of {@link Vocabulary};
 *   <li>{@code weights.safetensors}: every array that the architecture names, F32 or F16, in the
 *       form of {@link Safetensors};
 *   <li>{@code SHA256SUMS}: the form of {@link Checksums}, for these three and any other file;
 *       written last, so that a folder without it is unfinished.
 * </ul>
 *
 * A load checks all of it. {@code training.json} may lie beside and is not read.
 */
public final class ModelFolder {

  public static final String SETTINGS = "model.json";
  public static final String VOCABULARY = "vocabulary.txt";
  public static final String WEIGHTS = "weights.safetensors";
  public static final String CHECKSUMS = "SHA256SUMS";

  private ModelFolder() {}

  /**
   * What a save needs beside the weights.
   *
   * @param extra further files by name
   */
  public record Content(
      Architecture architecture,
      Vocabulary vocabulary,
      String trainedOn,
      String description,
      Map<String, byte[]> extra) {}

  /** Writes a model; a folder that holds one already is replaced file by file. */
  public static void save(
      Path folder, Content content, Map<String, float[]> weights, WeightPrecision precision)
      throws IOException {
    ModelSettings settings =
        new ModelSettings(
            ModelSettings.FORMAT,
            content.architecture(),
            logitScale(weights),
            content.trainedOn(),
            content.description());
    Map<String, byte[]> files = new LinkedHashMap<>(content.extra());
    files.put(SETTINGS, settings.toJson());
    files.put(VOCABULARY, content.vocabulary().format().getBytes(StandardCharsets.UTF_8));
    files.put(WEIGHTS, Safetensors.write(content.architecture().weights(), weights, precision));
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(CHECKSUMS));
    Map<String, String> sums = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
      sums.put(file.getKey(), Checksums.of(file.getValue()));
    }
    Files.write(folder.resolve(CHECKSUMS), new Checksums(sums).format());
  }

  /** Loads a model from a folder under the folder's name. */
  public static DualEncoder load(Path folder) {
    return load(folder.toAbsolutePath().getFileName().toString(), ModelFiles.in(folder));
  }

  /**
   * Loads a model.
   *
   * @throws ServiceException {@link ErrorReason#MODEL_DAMAGED} if a file is missing, does not fit
   *     its checksum, or does not fit the others
   */
  static DualEncoder load(String name, ModelFiles files) {
    try {
      Checksums sums = Checksums.parse(files.read(CHECKSUMS));
      ModelSettings settings = ModelSettings.parse(checked(files, sums, SETTINGS));
      Vocabulary vocabulary =
          Vocabulary.parse(new String(checked(files, sums, VOCABULARY), StandardCharsets.UTF_8));
      Architecture sizes = settings.architecture();
      if (vocabulary.size() != sizes.vocabulary()) {
        throw new IOException(
            "%s: %d tokens (expected: %d)"
                .formatted(VOCABULARY, vocabulary.size(), sizes.vocabulary()));
      }
      Map<String, float[]> values =
          Safetensors.read(checked(files, sums, WEIGHTS), sizes.weights());
      return DualEncoder.of(
          card(name, settings, sums),
          new TwoTowers(sizes),
          vocabulary,
          Weights.of(sizes.weights(), values));
    } catch (IOException | IllegalArgumentException e) {
      throw ModelSource.damaged(name, e);
    }
  }

  /** A model that was never saved and has no version. */
  public static DualEncoder unsaved(Content content, Map<String, float[]> weights) {
    Architecture sizes = content.architecture();
    ModelCard card =
        new ModelCard(
            "unsaved",
            "",
            sizes.dimension(),
            sizes.imageSide(),
            new ImageResizer(sizes.imageSide()).describe(),
            sizes.maxTokens(),
            sizes.vocabulary(),
            logitScale(weights),
            content.trainedOn(),
            content.description());
    return DualEncoder.of(
        card, new TwoTowers(sizes), content.vocabulary(), Weights.of(sizes.weights(), weights));
  }

  /** The card of a model, without reading its weights. */
  static ModelCard card(String name, ModelFiles files) {
    try {
      Checksums sums = Checksums.parse(files.read(CHECKSUMS));
      return card(name, ModelSettings.parse(checked(files, sums, SETTINGS)), sums);
    } catch (IOException | IllegalArgumentException e) {
      throw ModelSource.damaged(name, e);
    }
  }

  private static ModelCard card(String name, ModelSettings settings, Checksums sums)
      throws IOException {
    Architecture sizes = settings.architecture();
    return new ModelCard(
        name,
        version(sums),
        sizes.dimension(),
        sizes.imageSide(),
        new ImageResizer(sizes.imageSide()).describe(),
        sizes.maxTokens(),
        sizes.vocabulary(),
        settings.logitScale(),
        settings.trainedOn(),
        settings.description());
  }

  private static double logitScale(Map<String, float[]> weights) {
    float[] scale = weights.get(TwoTowers.LOGIT_SCALE);
    if (scale == null) {
      throw new IllegalArgumentException("weights: no " + TwoTowers.LOGIT_SCALE);
    }
    return Math.exp(scale[0]);
  }

  /** The version of a model, by the list of checksums alone. */
  static String version(String name, ModelFiles files) {
    try {
      return version(Checksums.parse(files.read(CHECKSUMS)));
    } catch (IOException e) {
      throw ModelSource.damaged(name, e);
    }
  }

  private static String version(Checksums sums) throws IOException {
    return Checksums.version(sums.sum(WEIGHTS));
  }

  private static byte[] checked(ModelFiles files, Checksums sums, String file) throws IOException {
    byte[] bytes = files.read(file);
    sums.check(file, bytes);
    return bytes;
  }
}
