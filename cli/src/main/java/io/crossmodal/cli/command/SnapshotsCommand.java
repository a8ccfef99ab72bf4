package io.crossmodal.cli.command;

import com.google.protobuf.util.Timestamps;
import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.console.TextTable;
import io.crossmodal.index.v1.DropSnapshotRequest;
import io.crossmodal.index.v1.ListSnapshotsRequest;
import io.crossmodal.index.v1.ListSnapshotsResponse;
import io.crossmodal.index.v1.Snapshot;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists snapshots, or drops one. */
@Command(
    name = "snapshots",
    description = "Lists the snapshots of a gallery or of all, or drops one.")
final class SnapshotsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "G",
      defaultValue = "",
      description = "Name of the gallery (default: all).")
  private String gallery = "";

  @Option(names = "--drop", paramLabel = "S", description = "Deletes this snapshot of the gallery.")
  private @Nullable String drop;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    try (Connection connection = server.connect()) {
      if (drop != null) {
        var unused =
            connection
                .suite()
                .galleries()
                .dropSnapshot(
                    DropSnapshotRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setGallery(gallery)
                        .setName(drop)
                        .build());
        System.out.printf("snapshot %s of %s dropped%n", drop, gallery);
        return 0;
      }
      print(
          connection
              .suite()
              .galleries()
              .listSnapshots(ListSnapshotsRequest.newBuilder().setGallery(gallery).build()));
    }
    return 0;
  }

  private void print(ListSnapshotsResponse response) {
    if (json) {
      JsonOutput.print(response);
      return;
    }
    TextTable table = new TextTable("gallery", "snapshot", "made", "bytes ", "missing");
    for (Snapshot snapshot : response.getSnapshotsList()) {
      table.row(
          snapshot.getGallery(),
          snapshot.getName(),
          Timestamps.toString(snapshot.getCreateTime()),
          snapshot.getBytes(),
          String.join(", ", snapshot.getMissingList()));
    }
    System.out.print(table.render());
    response.getUnreachableList().forEach(node -> System.out.println("unreachable: " + node));
  }
}
