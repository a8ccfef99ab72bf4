package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.flow.DatasetImport;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.encoder.v1.Model;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Encodes a dataset and upserts it; repeating it goes on where it was. */
@Command(
    name = "import",
    description =
        "Encodes the pictures and captions of a dataset into a gallery; repeat it to go on after a break.")
public final class ImportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DATASET",
      description =
          "Folder with captions.json, captions.txt or results.csv; COCO; Karpathy split; BEIR.")
  private Path dataset = Path.of("");

  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "Name of the gallery; made if it does not exist.")
  private String gallery = "";

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "Name of the model (default: the encoder's).")
  private @Nullable String model;

  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "2",
      description = "Shards of a new gallery (default: 2).")
  private int shards;

  @Option(
      names = "--qrels",
      paramLabel = "FILE",
      description = "Labels of a BEIR folder (default: its qrels/test.tsv, or its only file).")
  private @Nullable Path qrels;

  @Option(names = "--json", description = "Prints the report as JSON.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws DatasetException {
    DatasetImport data = DatasetImport.open(dataset, qrels);
    DatasetNotes.print(data, System.err);
    try (Connection connection = server.connect()) {
      Model encoder = new GalleryFlow(connection.suite()).model(model);
      ImportSummary.print(data.into(connection.suite(), gallery, encoder, shards), json);
    }
    return 0;
  }
}
