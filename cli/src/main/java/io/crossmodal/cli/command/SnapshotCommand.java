package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.index.v1.CreateSnapshotRequest;
import io.crossmodal.index.v1.Snapshot;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps what a gallery holds. */
@Command(
    name = "snapshot",
    description = "Keeps what a gallery holds now in a folder of the service's data directory.")
final class SnapshotCommand implements Callable<Integer> {

  @Parameters(paramLabel = "G", description = "Name of the gallery.")
  private String gallery = "";

  @Option(
      names = "--name",
      paramLabel = "S",
      defaultValue = "",
      description = "Name of the snapshot (default: the time).")
  private String name = "";

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    try (Connection connection = server.connect()) {
      Snapshot made =
          connection
              .suite()
              .galleries()
              .createSnapshot(
                  CreateSnapshotRequest.newBuilder()
                      .setRequestId(UUID.randomUUID().toString())
                      .setGallery(gallery)
                      .setName(name)
                      .build())
              .getSnapshot();
      if (json) {
        JsonOutput.print(made);
      } else {
        System.out.printf(
            "snapshot %s of %s, %,d bytes%n", made.getName(), made.getGallery(), made.getBytes());
        made.getFoldersList().forEach(folder -> System.out.println("  " + folder));
        System.out.printf(
            "restore it with: crossmodal gallery restore %s %s --as NAME%n",
            made.getGallery(), made.getName());
      }
    }
    return 0;
  }
}
