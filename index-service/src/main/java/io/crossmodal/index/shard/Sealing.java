package io.crossmodal.index.shard;

import io.crossmodal.index.view.QuantizedView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next generation of a shard while it serves: the files are written from a snapshot, then
 * what changed meanwhile is added in memory, and then the new table takes the place of the old one.
 */
final class Sealing {

  /** About what the items of a generation take, ids of usual lengths included. */
  private static final long BYTES_AN_ITEM = 64;

  private static final int SMALL_ROUND = 1024;

  private final LiveTable live;
  private final ShardDatabase database;
  private final ChangeLog changes;
  private final ShardFiles files;
  private final TableLoader loader;
  private final ShardLimits limits;
  private final DataDirectory directory;

  Sealing(
      LiveTable live,
      ShardDatabase database,
      ChangeLog changes,
      ShardFiles files,
      TableLoader loader,
      ShardLimits limits,
      DataDirectory directory) {
    this.live = live;
    this.database = database;
    this.changes = changes;
    this.files = files;
    this.loader = loader;
    this.limits = limits;
    this.directory = directory;
  }

  /** True if enough ordinals are in memory, or too many are dead. */
  boolean due() {
    ItemTable table = live.table();
    Population population = table.population();
    int inMemory = population.ordinals() - table.sealedCount();
    boolean large = inMemory >= Math.max(limits.minSealedOrdinals(), table.sealedCount() / 4);
    boolean wasteful =
        population.dead() >= limits.minDeadOrdinals()
            && population.dead() > population.all().size();
    return large || wasteful;
  }

  /** Makes the next generation if it is due. A failure leaves everything as it was. */
  void next() {
    if (due()) {
      try {
        make();
      } catch (UncheckedIOException e) {
        throw StorageErrors.of(files.directory(), e);
      } catch (IOException e) {
        throw StorageErrors.of(files.directory(), e);
      }
    }
  }

  private record Start(ChangeLog.Mark mark, DatabaseSnapshot snapshot) {}

  private void make() throws IOException {
    ItemTable now = live.table();
    long count = now.population().all().size();
    long bytes = BYTES_AN_ITEM * count;
    for (QuantizedView view : now.views().values()) {
      bytes += view.segmentBytes(count);
    }
    directory.requireSpace(bytes);
    long number = files.nextNumber();
    Start start = live.pausingWrites(() -> start(number));
    boolean done = false;
    ItemTable fresh = null;
    try {
      ItemTable old = live.table();
      Generation generation;
      try (DatabaseSnapshot snapshot = start.snapshot()) {
        generation = files.write(start.mark(), snapshot, old.views().values());
      }
      fresh =
          files.table(generation, old.views().values().stream().map(QuantizedView::spec).toList());
      for (QuantizedView view : fresh.views().values()) {
        files.seal(fresh, view);
      }
      catchUp(fresh, start.mark());
      done = true;
      old.views().values().forEach(QuantizedView::drop);
    } finally {
      if (!done) {
        abandon(fresh);
      }
      files.keepOnly(live.table().generation());
    }
  }

  private Start start(long number) {
    DatabaseSnapshot snapshot = database.snapshot();
    live.watchChanges();
    long count = live.table().population().all().size();
    return new Start(new ChangeLog.Mark(number, changes.record(), count), snapshot);
  }

  private void catchUp(ItemTable fresh, ChangeLog.Mark mark) {
    Set<String> changed = live.pausingWrites(live::takeChanges);
    while (changed.size() > SMALL_ROUND) {
      loader.replay(fresh, changed);
      changed = live.pausingWrites(live::takeChanges);
    }
    Set<String> some = changed;
    live.pausingWrites(
        () -> {
          loader.replay(fresh, some);
          loader.replay(fresh, live.takeChanges());
          changes.commit(mark);
          live.ignoreChanges();
          return live.replace(fresh);
        });
  }

  private void abandon(@Nullable ItemTable fresh) {
    if (fresh != null) {
      fresh.views().values().forEach(QuantizedView::close);
    }
    live.pausingWrites(
        () -> {
          live.ignoreChanges();
          if (changes.current() == null) {
            changes.stopRecording();
          }
          return true;
        });
  }
}
