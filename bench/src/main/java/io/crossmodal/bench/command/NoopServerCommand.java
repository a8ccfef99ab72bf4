package io.crossmodal.bench.command;

import io.crossmodal.bench.rpc.NoopServer;
import io.crossmodal.index.v1.Coverage;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.type.v1.Modality;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The server that {@code bench rpc} compares the service with. */
@Command(name = "noop-server", hidden = true, description = "Answers searches without searching.")
public final class NoopServerCommand implements Callable<Integer> {

  @Option(names = "--k", defaultValue = "10", description = "Hits of an answer.")
  private int k;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SearchResponse.Builder response =
        SearchResponse.newBuilder()
            .setView("view")
            .setCoverage(Coverage.newBuilder().setShardsTotal(1).setShardsSucceeded(1));
    for (int i = 0; i < k; i++) {
      Item item =
          Item.newBuilder()
              .setId(Integer.toString(10_000 + i))
              .setModality(Modality.MODALITY_IMAGE)
              .setVersion(1)
              .build();
      response.addHits(SearchHit.newBuilder().setItem(item).setScore(.9f - i / 100f));
    }
    try (NoopServer server = NoopServer.start(response.build())) {
      System.out.printf("gRPC  %s%nready%n", server.address());
      server.await();
    }
    return 0;
  }
}
