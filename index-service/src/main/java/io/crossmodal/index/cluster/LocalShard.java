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
import io.crossmodal.index.shard.ShardStore;
import io.crossmodal.index.shard.WriteRequest;
import io.crossmodal.index.view.ViewSpec;
import java.nio.file.Path;
import java.util.List;

/** A shard of this process. */
record LocalShard(ShardStore store) implements HeldShard {

  @Override
  public Written write(WriteRequest request, Deadline deadline) {
    deadline.check();
    store.awaitRoom(deadline);
    return new Written(store.write(request), store.sequence());
  }

  @Override
  public List<Item> read(List<String> ids, ItemParts parts, Deadline deadline) {
    return store.read(ids, parts);
  }

  @Override
  public Page page(PageRequest request, Deadline deadline) {
    return store.page(request, deadline);
  }

  @Override
  public ItemCount count(Selection selection, Deadline deadline) {
    return store.count(selection, deadline);
  }

  @Override
  public Rankings rank(RankRequest request, Deadline deadline) {
    return store.rank(request, deadline);
  }

  @Override
  public PoolScores score(PoolRequest request, Deadline deadline) {
    return store.score(request, deadline);
  }

  @Override
  public ShardStatus status(Deadline deadline) {
    return store.status();
  }

  @Override
  public void views(List<ViewSpec> wanted) {
    store.views(wanted);
  }

  @Override
  public void checkpoint(Path target) {
    store.checkpoint(target);
  }

  @Override
  public void close() {
    store.close();
  }
}
