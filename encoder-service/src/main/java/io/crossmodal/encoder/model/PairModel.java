package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model whose image tower and text tower come from other models, each with a head of its own:
 * {@code model.yaml} in the form of {@link PairSettings}, the heads' weights, and {@code
 * SHA256SUMS} if they are to be checked.
 */
record PairModel(String name, Path folder) implements ModelSource {

  static final String SETTINGS = "model.yaml";

  static boolean isAt(Path folder) {
    return Files.isRegularFile(folder.resolve(SETTINGS));
  }

  @Override
  public String version() {
    return ModelSource.guarded(name, () -> version(HubFiles.in(folder)));
  }

  @Override
  public ModelCard card() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          PairSettings settings = PairSettings.parse(files.read(SETTINGS));
          try (TensorFile heads = files.tensors(settings.weights())) {
            return card(
                files, settings, head(settings.image(), heads), head(settings.text(), heads));
          }
        });
  }

  @Override
  public DualEncoder load() {
    return ModelSource.guarded(name, this::loaded);
  }

  private DualEncoder loaded() throws IOException {
    HubFiles files = HubFiles.in(folder);
    PairSettings settings = PairSettings.parse(files.read(SETTINGS));
    List<AutoCloseable> owned = new ArrayList<>();
    try (TensorFile heads = files.tensors(settings.weights())) {
      Linear imageHead = head(settings.image(), heads);
      Linear textHead = head(settings.text(), heads);
      ModelCard card = card(files, settings, imageHead, textHead);
      Weights weights =
          Weights.read(Stream.of(imageHead, textHead).flatMap(Layer::weights).toList(), heads);
      owned.add(weights);
      DualEncoder images = source(settings.image()).load();
      owned.add(images);
      DualEncoder texts = source(settings.text()).load();
      owned.add(texts);
      ImageSide seen = images.imageSide();
      TextSide read = texts.textSide();
      return new DualEncoder(
          card,
          new TextSide(
              read.tokenizer(),
              headed(read.tower(), textHead, weights, settings.text().normalize())),
          new ImageSide(
              seen.resizer(),
              headed(seen.tower(), imageHead, weights, settings.image().normalize())),
          owned);
    } catch (IOException | RuntimeException e) {
      owned.forEach(DualEncoder::closePart);
      throw e;
    }
  }

  private static <I> Tower<I> headed(
      Tower<I> tower, Linear head, Weights weights, boolean normalize) {
    return (scope, batch) -> {
      NDArray below = tower.forward(scope, batch);
      return head.forward(weights, normalize ? below.normalize(2, 1) : below);
    };
  }

  private ModelSource source(PairSettings.Side side) {
    Path model = folder.resolve(side.model()).normalize();
    return ModelSource.in(String.valueOf(model.getFileName()), model);
  }

  /** As wide as its tower; its own shape says how many dimensions it has. */
  private Linear head(PairSettings.Side side, TensorFile heads) throws IOException {
    long[] shape = heads.shape(side.head() + ".weight");
    int in = source(side).card().dimension();
    if (shape == null || shape.length != 2 || shape[0] < 1 || shape[0] > 4096) {
      throw new IOException(
          "%s.weight: %s (expected: shape [1..4096, %d])"
              .formatted(
                  side.head(), shape == null ? "missing" : "shape " + Arrays.toString(shape), in));
    }
    return new Linear(side.head(), in, (int) shape[0]);
  }

  private ModelCard card(HubFiles files, PairSettings settings, Linear imageHead, Linear textHead)
      throws IOException {
    if (imageHead.out() != textHead.out()) {
      throw new IOException(
          "%s.weight: %d dimensions (expected: %d, as %s.weight)"
              .formatted(textHead.name(), textHead.out(), imageHead.out(), imageHead.name()));
    }
    ModelCard images = source(settings.image()).card();
    ModelCard texts = source(settings.text()).card();
    return new ModelCard(
        name,
        version(files),
        imageHead.out(),
        images.imageSide(),
        images.preprocessing(),
        texts.maxTokens(),
        texts.vocabulary(),
        settings.logitScale(),
        "",
        settings.description());
  }

  /** Of the heads and both towers: none of the three may change alone. */
  private String version(HubFiles files) throws IOException {
    PairSettings settings = PairSettings.parse(files.read(SETTINGS));
    String all =
        files.sum(settings.weights())
            + source(settings.image()).version()
            + source(settings.text()).version();
    return Checksums.versionOf(all);
  }
}
