package io.crossmodal.index.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the index runs on this machine.
 *
 * @param enabled whether this process is an index node
 * @param dataDir directory of everything durable; one process at a time has it
 * @param nodes addresses of all nodes as {@code host:port}, the same list on each; empty if this is
 *     the only one
 * @param advertise which of them this node is; empty if it is the only one
 * @param limits what it may take
 */
@ConfigurationProperties("crossmodal.index")
@Requires(property = "crossmodal.index.enabled", value = "true")
public record IndexConfig(
    @Bindable(defaultValue = "false") boolean enabled,
    @Bindable(defaultValue = "data/index") Path dataDir,
    @Bindable(defaultValue = "") List<String> nodes,
    @Bindable(defaultValue = "") String advertise,
    Limits limits) {

  public IndexConfig {
    nodes = nodes.stream().filter(node -> !node.isBlank()).toList();
    if (!nodes.isEmpty() && !nodes.contains(advertise)) {
      throw new IllegalArgumentException(
          "crossmodal.index.advertise: '%s' (expected: one of crossmodal.index.nodes %s)"
              .formatted(advertise, nodes));
    }
  }

  /** The other nodes. */
  List<String> peers() {
    return nodes.stream().filter(node -> !node.equals(advertise)).toList();
  }

  /** The address of this node among others; empty if it is the only one. */
  String ownAddress() {
    return nodes.isEmpty() ? "" : advertise;
  }

  /**
   * What a node may take.
   *
   * @param queryThreads threads that work off large requests; 0 for as many as there are cores
   * @param reservedDiskBytes free bytes below which nothing is written any more
   * @param rememberedRequests how many of the latest request ids a shard recognises
   * @param minDeadItems dead items of a shard below which they are never cleared away
   * @param minSealedItems items of a shard in memory below which they are never sealed in files
   * @param maxUnsealedItems items of a shard in memory at which writes wait until they are sealed
   * @param readDeadline of reads and searches whose callers set none
   * @param writeDeadline of writes whose callers set none
   * @param administrationDeadline of calls that may build views, whose callers set none
   */
  @ConfigurationProperties("limits")
  @Requires(property = "crossmodal.index.enabled", value = "true")
  public record Limits(
      @Bindable(defaultValue = "0") int queryThreads,
      @Bindable(defaultValue = "33554432") long reservedDiskBytes,
      @Bindable(defaultValue = "100000") long rememberedRequests,
      @Bindable(defaultValue = "1024") int minDeadItems,
      @Bindable(defaultValue = "4096") int minSealedItems,
      @Bindable(defaultValue = "262144") int maxUnsealedItems,
      @Bindable(defaultValue = "30s") Duration readDeadline,
      @Bindable(defaultValue = "60s") Duration writeDeadline,
      @Bindable(defaultValue = "1h") Duration administrationDeadline) {

    public Limits {
      if (queryThreads < 0 || reservedDiskBytes < 0) {
        throw new IllegalArgumentException(
            "crossmodal.index.limits: query-threads %d, reserved-disk-bytes %d (expected: at least 0)"
                .formatted(queryThreads, reservedDiskBytes));
      }
    }

    int threads() {
      return queryThreads == 0 ? Runtime.getRuntime().availableProcessors() : queryThreads;
    }
  }
}
