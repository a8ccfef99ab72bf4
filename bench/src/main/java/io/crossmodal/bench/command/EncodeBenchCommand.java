package io.crossmodal.bench.command;

import io.crossmodal.bench.encode.EncodeBench;
import io.crossmodal.bench.encode.PythonPeer;
import io.crossmodal.bench.report.Machine;
import io.crossmodal.bench.report.PythonComparison;
import io.crossmodal.bench.rpc.ServerProcess;
import io.crossmodal.cli.CommandFailure;
import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.dataset.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast texts are encoded and photos prepared, beside Python. */
@Command(
    name = "encode",
    description = {
      "Texts through EncodeStream and one by one over gRPC on loopback, with the encoder in a process of its own,"
          + " beside sentence-transformers in this machine's Python; photos decoded, scaled and cropped on one"
          + " thread beside Pillow."
    })
public final class EncodeBenchCommand implements Callable<Integer> {

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Directory of a model of texts, as sentence-transformers publishes them.")
  private Path model = Path.of("");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATASET",
      description = "Captions and photos.")
  private Path data = Path.of("");

  @Option(
      names = "--texts",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Captions at most (default: ${DEFAULT-VALUE}).")
  private int texts;

  @Option(
      names = "--photos",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Photos at most (default: ${DEFAULT-VALUE}).")
  private int photos;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "3",
      description = "Of which the median counts (default: ${DEFAULT-VALUE}).")
  private int passes;

  @Option(
      names = "--python",
      paramLabel = "PYTHON",
      defaultValue = "python3",
      description =
          "Interpreter with sentence-transformers and Pillow (default: ${DEFAULT-VALUE}); none to leave it out.")
  private String python = "";

  @Option(names = "--json", description = "Prints the results as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (passes < 1 || texts < 1 || photos < 1) {
      throw new CommandFailure(
          "--passes %d, --texts %d, --photos %d (expected: each 1 or more)"
              .formatted(passes, texts, photos));
    }
    double loadBefore = Machine.load();
    Path folder = model.toAbsolutePath().normalize();
    CaptionDataset dataset = Datasets.open(data);
    EncodeBench bench = new EncodeBench(folder, captions(dataset), files(dataset), passes);
    try (WorkFolder work = WorkFolder.of(null)) {
      Path log = work.path().resolve("log");
      Progress.say("starting the encoder");
      try (ServerProcess server = bench.server(work.path(), log);
          PythonPeer peer = peer(bench, work.path(), log)) {
        Progress.say("measuring");
        List<PythonComparison.Line> lines = bench.run(server, peer);
        PythonComparison report =
            new PythonComparison(
                "model",
                String.valueOf(folder.getFileName()),
                Machine.describe(loadBefore),
                peer == null ? Map.of() : peer.versions(),
                lines);
        System.out.print(json ? report.toJson() : report.render());
      } catch (IOException | RuntimeException e) {
        Files.readAllLines(log).forEach(System.err::println);
        throw e;
      }
    }
    return 0;
  }

  private @Nullable PythonPeer peer(EncodeBench bench, Path work, Path log) {
    if (python.equals("none")) {
      return null;
    }
    try {
      return bench.python(python, work, log);
    } catch (IOException e) {
      Progress.say("without Python: " + e.getMessage());
      return null;
    }
  }

  private List<String> captions(CaptionDataset dataset) {
    return dataset.images().stream()
        .flatMap(image -> image.captions().stream())
        .limit(texts)
        .toList();
  }

  private List<Path> files(CaptionDataset dataset) {
    return dataset.images().stream()
        .map(CaptionedImage::picture)
        .flatMap(
            picture ->
                picture instanceof Picture.InFile inFile
                    ? Stream.of(inFile.file().toAbsolutePath().normalize())
                    : Stream.empty())
        .limit(photos)
        .toList();
  }
}
