package io.crossmodal.cli.command;

import io.crossmodal.cli.config.DataDir;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.flow.Preprocessor;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.encoder.model.ModelRepository;
import io.crossmodal.type.v1.ItemError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a model sees. */
@Command(
    name = "preprocess",
    description = {
      "Writes what a model sees of files to an .npz file: of pictures the bytes after scaling and cropping"
          + " (files, pixels: uint8 [n, side, side, 3]), of texts their token ids (texts, input_ids,"
          + " attention_mask: int64 [n, longest]).",
      "A file that can't be read is named on stderr and left out, and the exit code is then 1."
    })
public final class PreprocessCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Pictures; a .txt or .json file holds texts, one a line or as a JSON list of strings.")
  private List<Path> files = List.of();

  @Option(
      names = "--model",
      paramLabel = "M",
      defaultValue = "scenes-small",
      description =
          "Name of a model in the data folder's repository, or a directory with one (default: ${DEFAULT-VALUE}).")
  private String model = "";

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE.npz",
      description = "The file to write.")
  private Path output = Path.of("");

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Folder of everything durable (default: $CROSSMODAL_DATA_DIR, else ~/.crossmodal).")
  private @Nullable Path dataDir;

  @Option(names = "--json", description = "Prints what was done as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Path folder = Path.of(model).toAbsolutePath().normalize();
    boolean named = !Files.isDirectory(folder);
    Path repository = DataDir.or(dataDir).resolve("encoder").resolve("models");
    try (ModelRepository models =
        new ModelRepository(repository, named ? List.of() : List.of(folder))) {
      DualEncoder encoder = models.open(named ? model : String.valueOf(folder.getFileName()));
      Preprocessor.Report report = new Preprocessor(encoder).run(files, output);
      for (ItemError error : report.errors()) {
        System.err.printf("%s: %s%n", error.getItemId(), error.getMessage());
      }
      if (json) {
        JsonOutput.print(EncodeJson.of(report, output));
      } else {
        System.out.printf(
            "%,d pictures and %,d texts for %s written to %s%n",
            report.images(), report.texts(), report.model(), output);
      }
      return report.errors().isEmpty() ? 0 : 1;
    }
  }
}
