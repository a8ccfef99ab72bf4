package io.crossmodal.index.cluster;

import io.crossmodal.index.view.ViewSpec;
import java.util.List;

/** A shard whose data is in this process's directory. */
sealed interface HeldShard extends Shard, AutoCloseable permits LocalShard, DamagedShard {

  /** Makes these the views of the shard. */
  void views(List<ViewSpec> wanted);

  @Override
  void close();
}
