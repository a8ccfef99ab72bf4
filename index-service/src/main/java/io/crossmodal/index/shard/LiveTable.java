package io.crossmodal.index.shard;

import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewSpec;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table that a shard answers from, and what changes it as a whole: views come and go, and dead
 * ordinals are cleared away by building another table from the database.
 *
 * <p>{@code writing} orders what changes items; {@code maintaining}, always taken first, orders
 * what takes long and lets writes go on.
 */
final class LiveTable implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveTable.class);
  private static final int LOADED_AT_ONCE = 4096;

  private final ShardSettings settings;
  private final ItemReader items;
  private final ReentrantLock maintaining = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile ItemTable table = new ItemTable();
  private @Nullable Set<String> changedMeanwhile;
  private boolean closed;

  LiveTable(ShardSettings settings, ItemReader items) {
    this.settings = settings;
    this.items = items;
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

  private void pausingWrites(Runnable change) {
    writing.lock();
    try {
      change.run();
    } finally {
      writing.unlock();
    }
  }

  /** Takes over what was written to the database; to be called {@link #exclusively}. */
  void apply(List<Item> upserts, List<String> deletes) {
    if (changedMeanwhile != null) {
      upserts.forEach(item -> changedMeanwhile.add(item.id()));
      changedMeanwhile.addAll(deletes);
    }
    table.apply(upserts, deletes);
  }

  /** Fills the table from the database, when nobody else knows it yet. */
  void load(List<ViewSpec> views) {
    views.forEach(spec -> table.addView(empty(spec)));
    load(table);
  }

  /** Makes these the views: builds what is missing and drops what is not named. */
  void views(List<ViewSpec> wanted) {
    maintaining.lock();
    try {
      for (QuantizedView view : List.copyOf(table.views().values())) {
        if (!wanted.contains(view.spec())) {
          pausingWrites(() -> table.removeView(view.spec().name()));
          view.close();
        }
      }
      for (ViewSpec spec : wanted) {
        if (!table.views().containsKey(spec.name())) {
          build(spec);
        }
      }
    } finally {
      maintaining.unlock();
    }
  }

  private void build(ViewSpec spec) {
    QuantizedView view = empty(spec);
    try {
      ViewBuilder builder = new ViewBuilder(view, settings.dimension(), table, items);
      builder.catchUp();
      pausingWrites(
          () -> {
            builder.finish();
            table.addView(view);
          });
    } catch (RuntimeException | Error e) {
      view.close();
      throw e;
    }
  }

  /** True if more ordinals are dead than live, and enough of them for it to matter. */
  boolean wasteful(int minDead) {
    Population population = table.population();
    return population.dead() >= minDead && population.dead() > population.all().size();
  }

  /** Clears dead ordinals away unless something else that takes long is under way. */
  void compact(int minDead) {
    if (!maintaining.tryLock()) {
      return;
    }
    try {
      if (!closed && wasteful(minDead)) {
        rebuild();
      }
    } catch (RuntimeException e) {
      LOG.error("shard {}: dead items can't be cleared away", settings.identity(), e);
    } finally {
      maintaining.unlock();
    }
  }

  private void rebuild() {
    ItemTable old = table;
    ItemTable fresh = new ItemTable();
    try {
      pausingWrites(() -> changedMeanwhile = new HashSet<>());
      old.views().values().forEach(view -> fresh.addView(empty(view.spec())));
      load(fresh);
      pausingWrites(() -> replay(fresh));
      old.views().values().forEach(QuantizedView::close);
    } catch (RuntimeException | Error e) {
      fresh.views().values().forEach(QuantizedView::close);
      throw e;
    } finally {
      pausingWrites(() -> changedMeanwhile = null);
    }
  }

  private void replay(ItemTable fresh) {
    Set<String> changed = changedMeanwhile == null ? Set.of() : changedMeanwhile;
    Set<String> gone = new HashSet<>(changed);
    List<Item> upserts = items.vectors(List.copyOf(changed));
    upserts.forEach(item -> gone.remove(item.id()));
    fresh.apply(upserts, List.copyOf(gone));
    table = fresh;
  }

  private void load(ItemTable target) {
    List<Item> some = new ArrayList<>(LOADED_AT_ONCE);
    items.all(
        item -> {
          some.add(item);
          if (some.size() == LOADED_AT_ONCE) {
            target.apply(some, List.of());
            some.clear();
          }
        });
    target.apply(some, List.of());
  }

  private QuantizedView empty(ViewSpec spec) {
    return new QuantizedView(spec, settings.dimension(), settings.similarity());
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
          });
    } finally {
      maintaining.unlock();
    }
  }
}
