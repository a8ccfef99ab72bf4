package io.crossmodal.index.shard;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.crossmodal.index.view.DamagedFileException;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewSpec;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table that a shard answers from, and what changes it as a whole: views come and go, and
 * another generation takes the place of the table.
 *
 * <p>{@code writing} orders what changes items; {@code maintaining}, always taken first, orders
 * what takes long and lets writes go on.
 */
final class LiveTable implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveTable.class);

  private final ShardSettings settings;
  private final ShardFiles files;
  private final ReentrantLock maintaining = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile ItemTable table = new ItemTable(null);
  private @Nullable Set<String> changedMeanwhile;
  private volatile boolean closed;

  LiveTable(ShardSettings settings, ShardFiles files) {
    this.settings = settings;
    this.files = files;
  }

  /** Takes the table to start with, when nobody else knows this one yet. */
  void start(ItemTable first) {
    table = first;
  }

  /** True if every view has the file that it needs. */
  boolean complete() {
    return table.views().values().stream().allMatch(v -> v.sealed() && !v.lacksGraph());
  }

  ItemTable table() {
    return table;
  }

  /** Runs what changes items, one at a time. */
  <T> T exclusively(Supplier<T> change) {
    writing.lock();
    try {
      if (closed) {
        throw ServiceException.of(ErrorReason.UNREACHABLE, "shard %s: closed", settings.identity());
      }
      return change.get();
    } finally {
      writing.unlock();
    }
  }

  /** Runs something while no item is written. */
  @CanIgnoreReturnValue
  <T extends @Nullable Object> T pausingWrites(Supplier<T> change) {
    writing.lock();
    try {
      return change.get();
    } finally {
      writing.unlock();
    }
  }

  /** Runs what takes long, one at a time, unless the table is closed. */
  void maintaining(Runnable work) {
    maintaining.lock();
    try {
      if (!closed) {
        work.run();
      }
    } finally {
      maintaining.unlock();
    }
  }

  /** Takes over what was written to the database; to be called {@link #exclusively}. */
  void apply(List<Item> upserts, List<String> deletes) {
    if (changedMeanwhile != null) {
      upserts.forEach(item -> changedMeanwhile.add(item.id()));
      changedMeanwhile.addAll(deletes);
    }
    Payloads.offer(table, upserts, settings.payloads());
    table.apply(upserts, deletes);
  }

  /** Begins to remember which items change; to be called while writes wait. */
  void watchChanges() {
    changedMeanwhile = new HashSet<>();
  }

  /** The items that changed since the last call; to be called while writes wait. */
  Set<String> takeChanges() {
    Set<String> changed = changedMeanwhile == null ? Set.of() : changedMeanwhile;
    changedMeanwhile = new HashSet<>();
    return changed;
  }

  /** Remembers changes no longer; to be called while writes wait. */
  void ignoreChanges() {
    changedMeanwhile = null;
  }

  /** Answers from another table from now on; to be called while writes wait. */
  ItemTable replace(ItemTable fresh) {
    ItemTable old = table;
    table = fresh;
    return old;
  }

  /** Makes these the views: adds what is missing, without a file, and drops what is not named. */
  void views(List<ViewSpec> wanted) {
    maintaining(
        () -> {
          for (QuantizedView view : List.copyOf(table.views().values())) {
            if (!wanted.contains(view.spec())) {
              remove(view);
            }
          }
          for (ViewSpec spec : wanted) {
            if (!table.views().containsKey(spec.name())) {
              build(spec);
            }
          }
        });
  }

  private void remove(QuantizedView view) {
    pausingWrites(
        () -> {
          table.removeView(view.spec().name());
          return view;
        });
    view.drop();
  }

  private void build(ViewSpec spec) {
    ItemTable target = table;
    QuantizedView view = files.unsealed(target, spec);
    try {
      ViewBuilder builder = new ViewBuilder(view, target, files.vectors(target));
      builder.catchUp();
      pausingWrites(
          () -> {
            builder.finish();
            target.addView(view);
            return view;
          });
    } catch (RuntimeException | Error e) {
      view.drop();
      throw e;
    }
  }

  /** Makes the view whose file is damaged do without it. */
  void damaged(ItemTable where, DamagedFileException damage) {
    LOG.error(
        "shard {}: a view is read from the items until its file is built again: {}",
        settings.identity(),
        damage.getMessage());
    files.unseal(where, damage);
  }

  /** Builds the files that views lack. */
  void repair() {
    maintaining(
        () -> {
          ItemTable target = table;
          for (QuantizedView view : target.views().values()) {
            files.seal(target, view);
          }
        });
  }

  /** Waits for what is under way and frees the views. */
  @Override
  public void close() {
    maintaining.lock();
    try {
      pausingWrites(
          () -> {
            closed = true;
            table.views().values().forEach(QuantizedView::close);
            return true;
          });
    } finally {
      maintaining.unlock();
    }
  }
}
