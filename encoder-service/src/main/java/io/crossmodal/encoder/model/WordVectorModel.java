package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import io.crossmodal.encoder.input.WordTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A model of texts that is a table of word vectors: {@code model.yaml} in the form of {@link
 * ExportedSettings} with the engine {@code words}, and a file in the form of {@link WordVectorFile}
 * or {@link FastTextFile}. A text's vector is the mean of those of its words.
 */
record WordVectorModel(String name, Path folder) implements ModelSource {

  private static final String TABLE = "words";

  @Override
  public String version() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          return version(files, text(settings(files)));
        });
  }

  @Override
  public ModelCard card() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          return card(files, settings(files));
        });
  }

  @Override
  public DualEncoder load() {
    return ModelSource.guarded(
        name,
        () -> {
          HubFiles files = HubFiles.in(folder);
          ExportedSettings settings = settings(files);
          ExportedSettings.Text text = text(settings);
          int dimension = settings.dimension();
          ModelCard card = card(files, settings);
          WordVectorFile table = table(files.checked(text.file()), text.vocabulary(), dimension);
          WeightSpec spec = WeightSpec.constant(TABLE, 0, table.words().size(), dimension);
          if (table.values().length != spec.shape().size()) {
            throw new IOException(
                "%s: %d lines of %d words (expected: each word once)"
                    .formatted(
                        text.file(), table.values().length / dimension, table.words().size()));
          }
          Weights weights = Weights.of(List.of(spec), Map.of(TABLE, table.values()));
          return new DualEncoder(
              card,
              new TextSide(
                  new WordTable(table.words(), text.maxTokens()),
                  (scope, batch) -> {
                    PaddedTexts padded = PaddedTexts.of(scope, batch, 0);
                    NDArray rows =
                        Embedding.embedding(padded.ids(), weights.array(TABLE), SparseFormat.DENSE)
                            .singletonOrThrow();
                    return Pooling.MEAN.apply(rows, padded.present());
                  }),
              null,
              List.of(weights));
        });
  }

  private static WordVectorFile table(Path path, int most, int dimension) throws IOException {
    return FastTextFile.isAt(path)
        ? FastTextFile.read(path, most, dimension)
        : WordVectorFile.read(path, most, dimension);
  }

  private static ExportedSettings settings(HubFiles files) throws IOException {
    return ExportedSettings.parse(files.read(PairModel.SETTINGS));
  }

  /** There is one: the settings were checked. */
  private static ExportedSettings.Text text(ExportedSettings settings) {
    return Objects.requireNonNull(settings.text());
  }

  private ModelCard card(HubFiles files, ExportedSettings settings) throws IOException {
    ExportedSettings.Text text = text(settings);
    return new ModelCard(
        name,
        version(files, text),
        settings.dimension(),
        0,
        "",
        text.maxTokens(),
        text.vocabulary(),
        settings.logitScale(),
        "",
        Objects.requireNonNullElse(
            settings.description(), "A table of word vectors; a text is the mean of its words."));
  }

  private static String version(HubFiles files, ExportedSettings.Text text) throws IOException {
    return Checksums.versionOf(files.sum(text.file()) + text.vocabulary());
  }
}
