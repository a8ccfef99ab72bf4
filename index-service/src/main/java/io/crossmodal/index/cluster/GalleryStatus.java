package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.ShardStatus;
import io.crossmodal.index.shard.ViewStatus;
import io.crossmodal.index.v1.GalleryManifest;
import java.util.List;
import java.util.Map;

/**
 * A gallery and what it holds.
 *
 * @param manifest of a damaged gallery it has the name alone
 * @param shards what the shards that answered hold, by number
 * @param here numbers of the shards on this node
 * @param unreachable what did not answer, and why
 * @param aliases other names of it, in order
 */
public record GalleryStatus(
    GalleryManifest manifest,
    Map<Integer, ShardStatus> shards,
    List<Integer> here,
    List<String> unreachable,
    List<String> aliases) {

  /** What the shards that answered hold of a view together. */
  public ViewStatus view(String name) {
    return shards.values().stream()
        .flatMap(shard -> shard.views().stream())
        .filter(view -> view.name().equals(name))
        .reduce(ViewStatus::plus)
        .orElseGet(() -> ViewStatus.unknown(name));
  }

  /** Live items in the shards that answered. */
  public long items() {
    return shards.values().stream().mapToLong(ShardStatus::items).sum();
  }
}
