package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.cluster.RemoteNodes;
import io.crossmodal.index.config.IndexConfig;
import io.crossmodal.index.config.IndexNode;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GalleryServiceGrpc.GalleryServiceBlockingStub;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ItemServiceGrpc.ItemServiceBlockingStub;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.index.v1.SearchServiceGrpc.SearchServiceBlockingStub;
import io.crossmodal.rpc.ErrorInterceptor;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** An index node with its real endpoints behind an in-process server. */
public final class TestIndex implements AutoCloseable {

  private static final CallDeadlines DEADLINES =
      new CallDeadlines(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));

  private final IndexNode node;
  private final Server server;
  private final ManagedChannel channel;

  private TestIndex(IndexNode node, String name) {
    this.node = node;
    InProcessServerBuilder builder =
        InProcessServerBuilder.forName(name).intercept(new ErrorInterceptor());
    endpoints(node.cluster()).forEach(builder::addService);
    try {
      this.server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.channel = InProcessChannelBuilder.forName(name).maxInboundMessageSize(64 << 20).build();
  }

  /** Opens a data directory as the only node. */
  public static TestIndex open(Path dataDir) {
    return new TestIndex(IndexNode.open(config(dataDir)), "index-" + UUID.randomUUID());
  }

  /** Opens a data directory as the only node, by a clock of the test. */
  static TestIndex open(Path dataDir, Clock clock) {
    IndexConfig config = config(dataDir);
    RemoteNodes none = new RemoteNodes(List.of());
    return new TestIndex(IndexNode.open(config, none, clock), "index-" + UUID.randomUUID());
  }

  /** Opens a node of several. */
  static TestIndex open(IndexConfig config, RemoteNodes peers, String name) {
    return new TestIndex(IndexNode.open(config, peers), name);
  }

  /** Everything that a server of a node offers. */
  public static List<BindableService> endpoints(IndexCluster cluster) {
    return List.of(
        new GalleryEndpoint(cluster, DEADLINES),
        new ItemEndpoint(cluster, DEADLINES),
        new SearchEndpoint(cluster, DEADLINES),
        new ShardEndpoint(cluster, DEADLINES));
  }

  public static IndexConfig config(Path dataDir) {
    return new IndexConfig(true, dataDir, List.of(), "", limits());
  }

  public static IndexConfig.Limits limits() {
    return new IndexConfig.Limits(
        0,
        0,
        1000,
        64,
        64,
        1 << 20,
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60));
  }

  public Channel channel() {
    return channel;
  }

  public GalleryServiceBlockingStub galleries() {
    return GalleryServiceGrpc.newBlockingStub(channel);
  }

  public ItemServiceBlockingStub items() {
    return ItemServiceGrpc.newBlockingStub(channel);
  }

  public SearchServiceBlockingStub searches() {
    return SearchServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    node.close();
  }
}
