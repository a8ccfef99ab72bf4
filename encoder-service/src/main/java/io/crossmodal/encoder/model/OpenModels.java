package io.crossmodal.encoder.model;

import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models in memory, swapped while they serve: nobody waits for another model's load, and
 * callers of a model that is being replaced get the old one until the new one is warm.
 *
 * <p>A replacement that can't be loaded is logged once and the old model goes on. A model that was
 * replaced is closed when {@link #GRACE} has passed: work that was queued for it is done by then.
 */
final class OpenModels implements AutoCloseable {

  /** How long a replaced model stays in memory. */
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(OpenModels.class);

  private record Superseded(DualEncoder model, long since) {}

  private final LongSupplier clock;
  private final Map<String, DualEncoder> open = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private final Deque<Superseded> superseded = new ArrayDeque<>();

  /**
   * No models yet.
   *
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  OpenModels(LongSupplier clock) {
    this.clock = clock;
  }

  boolean holds(String name) {
    return open.containsKey(name);
  }

  /** The model of a name as it was when last looked at, if it is in memory. */
  @Nullable DualEncoder held(String name) {
    return open.get(name);
  }

  /** Lets go of a model whose files are no longer there; work that has it can end. */
  void forget(String name) {
    DualEncoder gone = open.remove(name);
    if (gone != null) {
      supersede(gone);
    }
  }

  /** The model of a source as it is now, loaded and warmed up if need be. */
  DualEncoder get(String name, ModelSource source) {
    closeSuperseded();
    DualEncoder current = open.get(name);
    if (current != null && serves(name, current, source)) {
      return current;
    }
    ReentrantLock turn = turns.computeIfAbsent(name, _ -> new ReentrantLock());
    if (current == null) {
      turn.lock();
    } else if (!turn.tryLock()) {
      return current;
    }
    try {
      return loaded(name, source);
    } finally {
      turn.unlock();
    }
  }

  /** True if the source says the same, can't say now, or says what was refused already. */
  private boolean serves(String name, DualEncoder current, ModelSource source) {
    try {
      String version = source.version();
      return version.equals(current.card().version()) || version.equals(refused.get(name));
    } catch (ServiceException e) {
      LOG.debug("{}: {}", name, e.getMessage());
      return true;
    }
  }

  private DualEncoder loaded(String name, ModelSource source) {
    DualEncoder current = open.get(name);
    if (current != null && serves(name, current, source)) {
      return current;
    }
    try {
      DualEncoder fresh = warm(name, source.load());
      open.put(name, fresh);
      if (current != null) {
        supersede(current);
      }
      return fresh;
    } catch (ServiceException e) {
      if (current == null) {
        throw e;
      }
      LOG.warn("version {} goes on: {}", current.card().version(), e.getMessage());
      refused.put(name, source.version());
      return current;
    }
  }

  private static DualEncoder warm(String name, DualEncoder fresh) {
    try {
      fresh.warmUp();
      return fresh;
    } catch (RuntimeException e) {
      fresh.close();
      throw ModelSource.damaged(name, e);
    }
  }

  private synchronized void supersede(DualEncoder model) {
    superseded.add(new Superseded(model, clock.getAsLong()));
  }

  private synchronized void closeSuperseded() {
    while (!superseded.isEmpty()
        && clock.getAsLong() - superseded.getFirst().since() > GRACE.toNanos()) {
      superseded.removeFirst().model().close();
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(DualEncoder::close);
    open.clear();
    superseded.forEach(old -> old.model().close());
    superseded.clear();
  }
}
