package io.crossmodal.eval.pipeline;

import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One evaluation: its state, who watches it, and the thread that works on it. */
final class EvaluationJob {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluationJob.class);

  /** The work of an evaluation. */
  @FunctionalInterface
  interface Work {
    EvaluationSummary run(ProgressListener progress);
  }

  private final Consumer<StoredEvaluation> store;
  private final Set<Consumer<EvaluationStatus>> watchers = new LinkedHashSet<>();
  private StoredEvaluation stored;
  private @Nullable Thread worker;
  private @Nullable EvaluationStatus stopped;

  /**
   * A job.
   *
   * @param stored how it stands
   * @param store keeps every state that must survive a restart
   */
  EvaluationJob(StoredEvaluation stored, Consumer<StoredEvaluation> store) {
    this.stored = stored;
    this.store = store;
  }

  synchronized StoredEvaluation stored() {
    return stored;
  }

  synchronized EvaluationStatus status() {
    return stored.status();
  }

  /** Gives the state to the watcher now and whenever it changes, until the evaluation ends. */
  synchronized void watch(Consumer<EvaluationStatus> watcher) {
    if (!status().state().ended()) {
      watchers.add(watcher);
    }
    watcher.accept(status());
  }

  synchronized void unwatch(Consumer<EvaluationStatus> watcher) {
    watchers.remove(watcher);
  }

  /** Works in this thread until the evaluation has ended. */
  void run(Work work) {
    if (!begin()) {
      return;
    }
    EvaluationStatus ended;
    try {
      ended = status().succeeded(work.run(this::progress));
    } catch (CancellationException e) {
      ended = status().cancelled();
    } catch (ServiceException e) {
      ended = status().failed(ErrorStatus.message(e));
    } catch (RuntimeException | Error e) {
      LOG.error("evaluation {} failed", status().id(), e);
      ended =
          status().failed("internal error: %s (the service's log has the details)".formatted(e));
    }
    end(ended);
  }

  /** Ends it as cancelled, now if nothing works on it, else when its thread has cleaned up. */
  void cancel() {
    stop(status().cancelled());
  }

  /** Ends it with this status instead of the one that its work comes to. */
  synchronized void stop(EvaluationStatus as) {
    if (status().state().ended() || stopped != null) {
      return;
    }
    stopped = as;
    Thread thread = worker;
    if (thread == null) {
      finish(as);
    } else {
      change(status().at(status().done(), "stopping"));
      thread.interrupt();
    }
  }

  private synchronized boolean begin() {
    worker = Thread.currentThread();
    return !status().state().ended();
  }

  private synchronized void progress(int done, String activity) {
    if (stopped == null) {
      change(status().at(done, activity));
    }
  }

  private synchronized void end(EvaluationStatus ended) {
    worker = null;
    boolean unused = Thread.interrupted();
    EvaluationStatus as = stopped;
    finish(as == null || ended.state() == EvaluationState.SUCCEEDED ? ended : as);
  }

  private void finish(EvaluationStatus ended) {
    EvaluationStatus kept = ended;
    try {
      store.accept(stored.with(ended));
    } catch (ServiceException e) {
      kept = status().failed(e.getMessage());
    }
    change(kept);
    watchers.clear();
  }

  private void change(EvaluationStatus status) {
    stored = stored.with(status);
    watchers.forEach(watcher -> watcher.accept(status));
  }
}
