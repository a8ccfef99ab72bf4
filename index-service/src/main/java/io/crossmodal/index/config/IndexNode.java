package io.crossmodal.index.config;

import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.cluster.LocalAliases;
import io.crossmodal.index.cluster.LocalGalleries;
import io.crossmodal.index.cluster.LocalNode;
import io.crossmodal.index.cluster.LocalSnapshots;
import io.crossmodal.index.cluster.RemoteNodes;
import io.crossmodal.index.shard.DataDirectory;
import io.crossmodal.index.shard.QueryPool;
import io.crossmodal.index.shard.ShardLimits;
import io.crossmodal.index.shard.ShardResources;
import io.crossmodal.index.shard.Storage;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Everything that an index node holds open, closed in the reverse order of its opening. */
public final class IndexNode implements AutoCloseable {

  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final IndexCluster cluster;

  private IndexNode(IndexConfig config, RemoteNodes peers, Clock clock) {
    closing.push(peers::close);
    try {
      DataDirectory directory =
          DataDirectory.open(config.dataDir(), config.limits().reservedDiskBytes());
      closing.push(directory::close);
      this.cluster = open(config, directory, peers, clock);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Locks the data directory, opens what is in it, and connects to the other nodes. */
  public static IndexNode open(IndexConfig config) {
    return open(config, new RemoteNodes(config.peers()));
  }

  /** The same with the other nodes given, which are closed with this one. */
  public static IndexNode open(IndexConfig config, RemoteNodes peers) {
    return open(config, peers, Clock.systemUTC());
  }

  /**
   * The same by another clock, which may stand or go back: it names and dates things, and nothing
   * is ordered by it.
   */
  public static IndexNode open(IndexConfig config, RemoteNodes peers, Clock clock) {
    return new IndexNode(config, peers, clock);
  }

  private IndexCluster open(
      IndexConfig config, DataDirectory directory, RemoteNodes peers, Clock clock) {
    IndexConfig.Limits limits = config.limits();
    Storage storage = new Storage();
    closing.push(storage::close);
    QueryPool queries = new QueryPool(limits.threads());
    closing.push(queries::close);
    ExecutorService background =
        Executors.newSingleThreadExecutor(YieldingThreads.ofBackground("index-background-"));
    closing.push(background::shutdown);
    ShardResources resources =
        new ShardResources(
            storage,
            directory,
            queries,
            background,
            new ShardLimits(
                limits.rememberedRequests(),
                limits.minDeadItems(),
                limits.minSealedItems(),
                limits.maxUnsealedItems()));
    LocalGalleries local = LocalGalleries.open(resources, config.ownAddress());
    closing.push(local::close);
    IndexCluster opened =
        new IndexCluster(
            new LocalNode(
                local,
                LocalAliases.open(directory.aliases()),
                LocalSnapshots.open(directory, local)),
            config.ownAddress(),
            peers.nodes(),
            YieldingThreads.ofWrites("index-write-"),
            clock);
    closing.push(opened::close);
    return opened;
  }

  public IndexCluster cluster() {
    return cluster;
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
