package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.console.GalleryPrinter;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.console.TextTable;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.DropGalleryResponse;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.ListGalleriesResponse;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Administration of galleries. */
@Command(
    name = "gallery",
    description = "Makes, lists, describes and drops galleries, their aliases and snapshots.",
    subcommands = {
      CreateGalleryCommand.class,
      AliasCommand.class,
      SnapshotCommand.class,
      SnapshotsCommand.class,
      RestoreCommand.class
    })
public final class GalleryCommand {

  @Command(name = "list", description = "Lists the galleries.")
  int list(
      @Mixin ServerOptions server,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (Connection connection = server.connect()) {
      ListGalleriesResponse response =
          connection.suite().galleries().listGalleries(ListGalleriesRequest.getDefaultInstance());
      if (json) {
        JsonOutput.print(response);
        return 0;
      }
      TextTable table =
          new TextTable("gallery", "model", "dimension ", "shards ", "images ", "texts ", "views ");
      for (Gallery gallery : response.getGalleriesList()) {
        GallerySettings settings = gallery.getSettings();
        table.row(
            settings.getName(),
            settings.getModel(),
            settings.getDimension(),
            settings.getShards(),
            gallery.getImages(),
            gallery.getTexts(),
            gallery.getViewsCount());
      }
      System.out.print(table.render());
    }
    return 0;
  }

  @Command(name = "describe", description = "Describes one gallery.")
  int describe(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "G", description = "Name of the gallery.") String name,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (Connection connection = server.connect()) {
      Gallery gallery = new GalleryFlow(connection.suite()).require(name);
      if (json) {
        JsonOutput.print(gallery);
      } else {
        GalleryPrinter.print(gallery);
      }
    }
    return 0;
  }

  @Command(name = "drop", description = "Deletes a gallery with all of its data, for good.")
  int drop(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "G", description = "Name of the gallery.") String name) {
    try (Connection connection = server.connect()) {
      DropGalleryResponse response =
          connection
              .suite()
              .galleries()
              .dropGallery(
                  DropGalleryRequest.newBuilder()
                      .setRequestId(UUID.randomUUID().toString())
                      .setGallery(name)
                      .build());
      System.out.printf("gallery %s dropped with %,d items%n", name, response.getItems());
    }
    return 0;
  }
}
