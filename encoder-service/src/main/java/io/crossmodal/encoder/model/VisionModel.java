package io.crossmodal.encoder.model;

import io.crossmodal.encoder.model.ExportedSettings.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A model of pictures whose weights are called as torchvision calls them: {@code model.yaml} in the
 * form of {@link ExportedSettings} with the engine {@code torchvision}, a safetensors file and
 * {@code preprocessor_config.json}.
 */
record VisionModel(String name, Path folder) implements ModelSource {

  @Override
  public String version() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          return version(files, image(settings(files)));
        });
  }

  @Override
  public ModelCard card() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          ExportedSettings settings = settings(files);
          try (TensorFile tensors = files.tensors(image(settings).file())) {
            return card(files, settings, network(tensors, settings));
          }
        });
  }

  @Override
  public DualEncoder load() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          ExportedSettings settings = settings(files);
          int side = image(settings).side();
          HubImages images = HubImages.of(files, side);
          try (TensorFile tensors = files.tensors(image(settings).file())) {
            VisionNetwork network = network(tensors, settings);
            ModelCard card = card(files, settings, network);
            Weights weights = network.read(tensors);
            return new DualEncoder(
                card,
                null,
                new ImageSide(
                    images.resizer(),
                    (scope, batch) ->
                        network.forward(weights, images.scale().apply(scope, batch, side))),
                List.of(weights));
          }
        });
  }

  private static ExportedSettings settings(HubFiles files) throws IOException {
    return ExportedSettings.parse(files.read(PairModel.SETTINGS));
  }

  /** There is one: the settings were checked. */
  private static Image image(ExportedSettings settings) {
    return Objects.requireNonNull(settings.image());
  }

  private static VisionNetwork network(TensorSource tensors, ExportedSettings settings)
      throws IOException {
    VisionNetwork network = VisionNetwork.of(tensors, image(settings).side());
    if (network.dimension() != settings.dimension()) {
      throw new IOException(
          "dimension: %d (expected: %d, as the weights)"
              .formatted(settings.dimension(), network.dimension()));
    }
    return network;
  }

  private ModelCard card(HubFiles files, ExportedSettings settings, VisionNetwork network)
      throws IOException {
    HubImages images = HubImages.of(files, image(settings).side());
    return new ModelCard(
        name,
        version(files, image(settings)),
        network.dimension(),
        images.resizer().side(),
        images.resizer().describe(),
        0,
        0,
        settings.logitScale(),
        "",
        Objects.requireNonNullElse(settings.description(), network.describe()));
  }

  private static String version(HubFiles files, Image image) throws IOException {
    return Checksums.versionOf(files.sum(image.file()));
  }
}
