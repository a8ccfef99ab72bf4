package io.crossmodal.bench.contender;

import io.crossmodal.bench.data.BenchData;
import io.crossmodal.index.cluster.GalleryCoordinator;
import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.config.IndexConfig;
import io.crossmodal.index.config.IndexNode;
import io.crossmodal.index.endpoint.CallDeadlines;
import io.crossmodal.index.endpoint.SearchEndpoint;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Durability;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.Modality;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A gallery of one shard in an index node of this JVM, filled with the items of a benchmark; an
 * item's id is its row.
 */
public final class ServiceGallery implements AutoCloseable {

  static final String NAME = "bench";
  private static final Duration LONG = Duration.ofHours(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int BATCH = 1_000;

  private final IndexNode node;
  private final BenchData data;
  private final double upsertSeconds;
  private final SearchEndpoint searches;

  private ServiceGallery(IndexNode node, BenchData data, double upsertSeconds) {
    this.node = node;
    this.data = data;
    this.upsertSeconds = upsertSeconds;
    this.searches = new SearchEndpoint(node.cluster(), new CallDeadlines(MINUTE, MINUTE, LONG));
  }

  /** Starts a node on an empty folder and writes the items into it. */
  public static ServiceGallery fill(Path folder, BenchData data) {
    IndexNode node = IndexNode.open(config(folder, data.file().items().length));
    try {
      long start = System.nanoTime();
      fill(node.cluster(), data);
      double seconds = (System.nanoTime() - start) / 1e9;
      awaitFiles(node.cluster());
      return new ServiceGallery(node, data, seconds);
    } catch (RuntimeException | Error e) {
      node.close();
      throw e;
    }
  }

  /** The items go to files once, all of them, so that nothing is left for a scan beside a graph. */
  private static IndexConfig config(Path folder, int items) {
    return new IndexConfig(
        true,
        folder,
        List.of(),
        "",
        new IndexConfig.Limits(0, 0, 100_000, 1_024, items, 2 * items, MINUTE, MINUTE, LONG));
  }

  private static void fill(IndexCluster cluster, BenchData data) {
    float[][] rows = data.file().items();
    GallerySettings settings =
        GallerySettings.newBuilder()
            .setName(NAME)
            .setDimension(data.file().dimension())
            .setShards(1)
            .build();
    cluster.galleries().create(settings, deadline());
    for (int from = 0; from < rows.length; from += BATCH) {
      List<Item> batch = new ArrayList<>();
      for (int row = from; row < Math.min(rows.length, from + BATCH); row++) {
        Modality modality = data.texts().test(row) ? Modality.TEXT : Modality.IMAGE;
        batch.add(new Item(Integer.toString(row), modality, rows[row], new byte[0], null, 0));
      }
      cluster.items().upsert(NAME, "", batch, Durability.APPLIED, deadline());
    }
  }

  private static void awaitFiles(IndexCluster cluster) {
    Deadline deadline = deadline();
    while (cluster.galleries().get(NAME, deadline).view(GalleryCoordinator.FIRST_VIEW).diskBytes()
        == 0) {
      deadline.check();
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  static Deadline deadline() {
    return Deadline.after(LONG);
  }

  IndexCluster cluster() {
    return node.cluster();
  }

  SearchResponse search(SearchRequest request) {
    return DirectCall.of(searches::search, request);
  }

  BenchData data() {
    return data;
  }

  /** Wall time of writing the items, one batch after another, by one thread. */
  public double upsertSeconds() {
    return upsertSeconds;
  }

  @Override
  public void close() {
    node.close();
  }
}
