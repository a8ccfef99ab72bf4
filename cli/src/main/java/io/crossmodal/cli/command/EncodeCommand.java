package io.crossmodal.cli.command;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.flow.EncodeReport;
import io.crossmodal.cli.flow.EncodeSource;
import io.crossmodal.cli.flow.Encoder;
import io.crossmodal.cli.flow.TextFile;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.dataset.npz.NpzWriter;
import io.crossmodal.encoder.v1.GetModelRequest;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.type.v1.ItemError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes embeddings to a file. */
@Command(
    name = "encode",
    description = {
      "Writes the embeddings of texts, pictures, videos or a dataset to an .npz file: ids and vectors, in the order given.",
      "What can't be encoded is named on stderr and left out, and the exit code is then 1."
    })
public final class EncodeCommand implements Callable<Integer> {

  /** What to encode; exactly one. */
  static final class Source {
    @Option(
        names = "--text",
        required = true,
        arity = "1..*",
        paramLabel = "T",
        description = "Texts; their ids are 0, 1 and so on.")
    private @Nullable List<String> texts;

    @Option(
        names = "--texts",
        required = true,
        paramLabel = "FILE",
        description = "A JSON list of strings, or one text a line.")
    private @Nullable Path file;

    @Option(
        names = "--image",
        required = true,
        arity = "1..*",
        paramLabel = "F",
        description = "Pictures; their ids are the files as named.")
    private @Nullable List<Path> images;

    @Option(
        names = "--video",
        required = true,
        arity = "1..*",
        paramLabel = "F",
        description = "Videos, eight frames of each; their ids are the files as named.")
    private @Nullable List<Path> videos;

    @Parameters(
        paramLabel = "DATASET",
        description = "A dataset with pictures and captions; ids are those of an import.")
    private @Nullable Path dataset;

    List<EncodeSource> sources(Model encoder) throws DatasetException {
      if (texts != null) {
        return EncodeSource.ofTexts(texts);
      }
      if (file != null) {
        return EncodeSource.ofTexts(TextFile.read(file));
      }
      if (videos != null) {
        return EncodeSource.ofVideos(videos);
      }
      return images != null
          ? EncodeSource.ofImages(images)
          : EncodeSource.ofDataset(Datasets.open(dataset == null ? Path.of("") : dataset), encoder);
    }
  }

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  @Option(
      names = "--model",
      paramLabel = "M",
      description =
          "Name of a model in the repository, a directory with one, or the address of a published"
              + " one, hf://ORGANISATION/NAME (default: the encoder's).")
  private @Nullable String model;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE.npz",
      description = "The file to write.")
  private Path output = Path.of("");

  @Option(names = "--json", description = "Prints what was done as JSON.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws IOException {
    try (Connection connection = server.connectFor(model)) {
      Model encoder = connection.suite().encoder().getModel(named()).getModel();
      List<EncodeSource> sources = source.sources(encoder);
      if (sources.isEmpty()) {
        throw new CommandFailure(
            "nothing to encode (expected: at least one text, picture or video)");
      }
      EncodeReport report = new Encoder(connection.suite(), encoder).run(sources);
      write(report);
      print(report);
      return report.errors().isEmpty() ? 0 : 1;
    }
  }

  /** A mounted or fetched model is the default one of the encoder that was started for it. */
  private GetModelRequest named() {
    GetModelRequest.Builder request = GetModelRequest.newBuilder();
    if (model != null && ServerOptions.isNamed(model)) {
      request.setModel(model);
    }
    return request.build();
  }

  private void write(EncodeReport report) throws IOException {
    Path draft = output.resolveSibling(output.getFileName() + ".draft");
    try {
      try (NpzWriter npz = new NpzWriter(draft)) {
        npz.put("ids", report.ids());
        npz.put("vectors", report.vectors());
      }
      Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void print(EncodeReport report) {
    for (ItemError error : report.errors()) {
      System.err.printf("%s: %s%n", error.getItemId(), error.getMessage());
    }
    if (json) {
      JsonOutput.print(EncodeJson.of(report, output));
      return;
    }
    double seconds = Math.max(report.elapsed().toMillis() / 1e3, 1e-3);
    System.out.printf(
        "%,d vectors of %s (version %s) written to %s in %.1f s (%.0f/s)%s%s%n",
        report.ids().size(),
        report.model(),
        report.version(),
        output,
        seconds,
        report.ids().size() / seconds,
        report.truncated() == 0 ? "" : ", %,d texts truncated".formatted(report.truncated()),
        report.errors().isEmpty() ? "" : ", %,d left out".formatted(report.errors().size()));
  }
}
