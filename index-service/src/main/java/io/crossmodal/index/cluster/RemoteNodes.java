package io.crossmodal.index.cluster;

import io.crossmodal.rpc.Channels;
import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The other nodes of the cluster, each with a channel that is open until this is closed. */
public final class RemoteNodes implements AutoCloseable {

  private final List<ManagedChannel> channels = new ArrayList<>();
  private final SortedMap<String, Node> nodes = new TreeMap<>();

  /**
   * @param addresses of the other nodes, as {@code host:port}
   */
  public RemoteNodes(Collection<String> addresses) {
    this(addresses, Channels::openWithoutRetries);
  }

  /**
   * @param connect opens the channel to an address
   */
  public RemoteNodes(Collection<String> addresses, Function<String, ManagedChannel> connect) {
    for (String address : addresses) {
      ManagedChannel channel = connect.apply(address);
      channels.add(channel);
      nodes.put(address, new RemoteNode(channel));
    }
  }

  /** By address. */
  public SortedMap<String, Node> nodes() {
    return nodes;
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdown);
    try {
      for (ManagedChannel channel : channels) {
        if (!channel.awaitTermination(1, TimeUnit.SECONDS)) {
          channel.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      channels.forEach(ManagedChannel::shutdownNow);
      Thread.currentThread().interrupt();
    }
  }
}
