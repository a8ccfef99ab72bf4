package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.ItemCount;
import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.Page;
import io.crossmodal.index.shard.PageRequest;
import io.crossmodal.index.shard.PoolRequest;
import io.crossmodal.index.shard.PoolScores;
import io.crossmodal.index.shard.RankRequest;
import io.crossmodal.index.shard.Rankings;
import io.crossmodal.index.shard.Selection;
import io.crossmodal.index.shard.ShardStatus;
import io.crossmodal.index.shard.WriteRequest;
import java.util.List;

/**
 * A shard, wherever it is; what {@link io.crossmodal.index.shard.ShardStore} says of each call
 * holds.
 */
public interface Shard {

  Written write(WriteRequest request, Deadline deadline);

  List<Item> read(List<String> ids, ItemParts parts, Deadline deadline);

  Page page(PageRequest request, Deadline deadline);

  ItemCount count(Selection selection, Deadline deadline);

  Rankings rank(RankRequest request, Deadline deadline);

  PoolScores score(PoolRequest request, Deadline deadline);

  ShardStatus status(Deadline deadline);
}
