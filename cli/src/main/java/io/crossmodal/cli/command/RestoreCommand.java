package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.console.GalleryPrinter;
import io.crossmodal.index.v1.RestoreSnapshotRequest;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new gallery of a snapshot. */
@Command(name = "restore", description = "Makes a new gallery of a snapshot.")
final class RestoreCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "G", description = "Name that the gallery had.")
  private String gallery = "";

  @Parameters(index = "1", paramLabel = "S", description = "Name of the snapshot.")
  private String name = "";

  @Option(
      names = "--as",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Name of the gallery to make (default: the old one, if it is free).")
  private String target = "";

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    try (Connection connection = server.connect()) {
      GalleryPrinter.print(
          connection
              .suite()
              .galleries()
              .restoreSnapshot(
                  RestoreSnapshotRequest.newBuilder()
                      .setRequestId(UUID.randomUUID().toString())
                      .setGallery(gallery)
                      .setName(name)
                      .setTarget(target)
                      .build())
              .getGallery());
    }
    return 0;
  }
}
