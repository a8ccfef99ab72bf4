package io.crossmodal.index.cluster;

import io.crossmodal.index.view.ViewSpec;
import java.nio.file.Path;
import java.util.List;

/** A shard whose data is in this process's directory. */
sealed interface HeldShard extends Shard, AutoCloseable permits LocalShard, DamagedShard {

  /** Makes these the views of the shard. */
  void views(List<ViewSpec> wanted);

  /** Makes a directory with a copy of the shard's truth as it is now. */
  void checkpoint(Path target);

  @Override
  void close();
}
