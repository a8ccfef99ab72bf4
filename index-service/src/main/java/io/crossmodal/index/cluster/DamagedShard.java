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
import io.crossmodal.index.view.ViewSpec;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.nio.file.Path;
import java.util.List;

/**
 * A shard of this process whose data can't be opened: every call says why, and the others go on.
 *
 * @param why with the directory
 */
record DamagedShard(String why) implements HeldShard {

  @Override
  public Written write(WriteRequest request, Deadline deadline) {
    throw failure();
  }

  @Override
  public List<Item> read(List<String> ids, ItemParts parts, Deadline deadline) {
    throw failure();
  }

  @Override
  public Page page(PageRequest request, Deadline deadline) {
    throw failure();
  }

  @Override
  public ItemCount count(Selection selection, Deadline deadline) {
    throw failure();
  }

  @Override
  public Rankings rank(RankRequest request, Deadline deadline) {
    throw failure();
  }

  @Override
  public PoolScores score(PoolRequest request, Deadline deadline) {
    throw failure();
  }

  @Override
  public ShardStatus status(Deadline deadline) {
    throw failure();
  }

  @Override
  public void views(List<ViewSpec> wanted) {
    throw failure();
  }

  @Override
  public void checkpoint(Path target) {
    throw failure();
  }

  @Override
  public void close() {}

  private ServiceException failure() {
    return new ServiceException(ErrorReason.UNREACHABLE, "damaged: " + why);
  }
}
