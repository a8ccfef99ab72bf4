package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.console.GalleryPrinter;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.PromoteViewRequest;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Administration of the views of a gallery. */
@Command(
    name = "view",
    description = "Makes, lists, promotes and drops the views of a gallery.",
    subcommands = CreateViewCommand.class)
public final class ViewCommand {

  @Command(name = "list", description = "Lists the views of a gallery.")
  int list(
      @Mixin ServerOptions server,
      @Parameters(index = "0", paramLabel = "G", description = "Name of the gallery.")
          String gallery) {
    try (Connection connection = server.connect()) {
      GalleryPrinter.printViews(new GalleryFlow(connection.suite()).require(gallery));
    }
    return 0;
  }

  @Command(name = "promote", description = "Lets searches that name no view use this one.")
  int promote(
      @Mixin ServerOptions server,
      @Parameters(index = "0", paramLabel = "G", description = "Name of the gallery.")
          String gallery,
      @Parameters(index = "1", paramLabel = "V", description = "Name of the view.") String view) {
    try (Connection connection = server.connect()) {
      var unused =
          connection
              .suite()
              .galleries()
              .promoteView(
                  PromoteViewRequest.newBuilder()
                      .setRequestId(UUID.randomUUID().toString())
                      .setGallery(gallery)
                      .setView(view)
                      .build());
      System.out.printf("searches of %s use view %s now%n", gallery, view);
    }
    return 0;
  }

  @Command(name = "drop", description = "Drops a view; the items stay.")
  int drop(
      @Mixin ServerOptions server,
      @Parameters(index = "0", paramLabel = "G", description = "Name of the gallery.")
          String gallery,
      @Parameters(index = "1", paramLabel = "V", description = "Name of the view.") String view) {
    try (Connection connection = server.connect()) {
      var unused =
          connection
              .suite()
              .galleries()
              .dropView(
                  DropViewRequest.newBuilder()
                      .setRequestId(UUID.randomUUID().toString())
                      .setGallery(gallery)
                      .setView(view)
                      .build());
      System.out.printf("view %s of %s dropped%n", view, gallery);
    }
    return 0;
  }
}
