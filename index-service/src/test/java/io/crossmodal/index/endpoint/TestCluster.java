package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.RemoteNodes;
import io.crossmodal.index.config.IndexConfig;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Several index nodes in one process that call each other through in-process gRPC. */
final class TestCluster implements AutoCloseable {

  private final List<String> addresses = new ArrayList<>();
  private final List<TestIndex> nodes = new ArrayList<>();
  private final Path root;

  TestCluster(Path root, int count) {
    this.root = root;
    for (int i = 0; i < count; i++) {
      addresses.add("node%d-%s:9090".formatted(i, UUID.randomUUID()));
    }
    for (int i = 0; i < count; i++) {
      nodes.add(open(i));
    }
  }

  private TestIndex open(int node) {
    String own = addresses.get(node);
    IndexConfig config =
        new IndexConfig(true, root.resolve("node" + node), addresses, own, TestIndex.limits());
    RemoteNodes peers =
        new RemoteNodes(
            addresses.stream().filter(a -> !a.equals(own)).toList(),
            address -> InProcessChannelBuilder.forName(address).build());
    return TestIndex.open(config, peers, own);
  }

  TestIndex node(int number) {
    return nodes.get(number);
  }

  String address(int number) {
    return addresses.get(number);
  }

  void stop(int number) {
    nodes.get(number).close();
  }

  void restart(int number) {
    nodes.set(number, open(number));
  }

  @Override
  public void close() {
    nodes.forEach(TestIndex::close);
  }
}
