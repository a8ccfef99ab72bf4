package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.crossmodal.encoder.input.JsonTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model whose towers are programs: {@code model.yaml} in the form of {@link ExportedSettings},
 * the programs, {@code preprocessor_config.json} and {@code tokenizer.json}.
 */
record ExportedModel(String name, Path folder) implements ModelSource {

  @Override
  public String version() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          return version(files, settings(files));
        });
  }

  @Override
  public ModelCard card() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          ExportedSettings settings = settings(files);
          return card(files, settings, images(files, settings));
        });
  }

  @Override
  public DualEncoder load() {
    return ModelSource.guarded(name, this::loaded);
  }

  private DualEncoder loaded() throws IOException {
    HubFiles files = HubFiles.in(folder);
    ExportedSettings settings = settings(files);
    HubImages images = images(files, settings);
    List<AutoCloseable> owned = new ArrayList<>();
    try {
      TextSide text = text(files, settings, owned);
      ImageSide image = image(files, settings, images, owned);
      return new DualEncoder(card(files, settings, images), text, image, owned);
    } catch (IOException | RuntimeException e) {
      owned.forEach(DualEncoder::closePart);
      throw e;
    }
  }

  private static ExportedSettings settings(HubFiles files) throws IOException {
    return ExportedSettings.parse(files.read(PairModel.SETTINGS));
  }

  private static @Nullable HubImages images(HubFiles files, ExportedSettings settings)
      throws IOException {
    return settings.image() == null ? null : HubImages.of(files, settings.image().side());
  }

  private static @Nullable TextSide text(
      HubFiles files, ExportedSettings settings, List<AutoCloseable> owned) throws IOException {
    ExportedSettings.Text text = settings.text();
    if (text == null) {
      return null;
    }
    JsonTokenizer tokenizer =
        JsonTokenizer.parse(files.read(HubModel.TOKENIZER), text.maxTokens(), text.vocabulary());
    owned.add(tokenizer);
    TowerProgram program = program(files, text.file(), settings, owned);
    long padding = Objects.requireNonNull(text.padding(), "padding_id");
    return new TextSide(
        tokenizer,
        (scope, batch) -> {
          PaddedTexts padded = PaddedTexts.of(scope, batch, padding);
          NDArray mask = padded.present().toType(DataType.INT64, false).squeeze(2);
          return program.run(scope, padded.ids(), mask);
        });
  }

  private static @Nullable ImageSide image(
      HubFiles files,
      ExportedSettings settings,
      @Nullable HubImages images,
      List<AutoCloseable> owned)
      throws IOException {
    ExportedSettings.Image image = settings.image();
    if (image == null || images == null) {
      return null;
    }
    TowerProgram program = program(files, image.file(), settings, owned);
    return new ImageSide(
        images.resizer(),
        (scope, batch) -> program.run(scope, images.scale().apply(scope, batch, image.side())));
  }

  private static TowerProgram program(
      HubFiles files, String file, ExportedSettings settings, List<AutoCloseable> owned)
      throws IOException {
    TowerProgram program =
        switch (settings.engine()) {
          case TORCHSCRIPT -> new TorchProgram(file, files.read(file), settings.dimension());
          case ONNX -> new OnnxProgram(file, files.read(file), settings.dimension());
          case TORCHVISION, WORDS ->
              throw new IOException(
                  "engine: %s (expected: torchscript or onnx)".formatted(settings.engine()));
        };
    owned.add(program);
    return program;
  }

  private ModelCard card(HubFiles files, ExportedSettings settings, @Nullable HubImages images)
      throws IOException {
    ExportedSettings.Text text = settings.text();
    return new ModelCard(
        name,
        version(files, settings),
        settings.dimension(),
        images == null ? 0 : images.resizer().side(),
        images == null ? "" : images.resizer().describe(),
        text == null ? 0 : text.maxTokens(),
        text == null ? 0 : text.vocabulary(),
        settings.logitScale(),
        "",
        settings.description() == null
            ? "Exported for %s.".formatted(settings.engine().label())
            : settings.description());
  }

  private static String version(HubFiles files, ExportedSettings settings) throws IOException {
    String all =
        (settings.image() == null ? "" : files.sum(settings.image().file()))
            + (settings.text() == null ? "" : files.sum(settings.text().file()));
    return Checksums.versionOf(all);
  }
}
