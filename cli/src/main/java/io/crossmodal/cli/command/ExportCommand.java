package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.flow.Exporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the vectors and ids of a gallery to a file. */
@Command(
    name = "export",
    description =
        "Writes a gallery's ids, modalities and vectors, in the order of the ids, to an .npz, .hdf5 or .parquet file.")
public final class ExportCommand implements Callable<Integer> {

  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "G",
      description = "Name of the gallery.")
  private String gallery = "";

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The file to write: .npz, .hdf5, .h5 or .parquet.")
  private Path output = Path.of("");

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws IOException {
    try (Connection connection = server.connect()) {
      int items = new Exporter(connection.suite()).export(gallery, output);
      System.out.printf("%,d items of %s written to %s%n", items, gallery, output);
    }
    return 0;
  }
}
