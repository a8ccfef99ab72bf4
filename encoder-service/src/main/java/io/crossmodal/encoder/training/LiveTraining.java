package io.crossmodal.encoder.training;

import io.crossmodal.encoder.train.CancellationToken;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The present record of one training, those who watch it, and the wish to stop it. */
final class LiveTraining implements CancellationToken {

  private final List<Consumer<TrainingRecord>> watchers = new CopyOnWriteArrayList<>();
  private TrainingRecord present;
  private volatile boolean cancelled;

  LiveTraining(TrainingRecord present) {
    this.present = present;
  }

  synchronized TrainingRecord present() {
    return present;
  }

  /** Changes the record and tells the watchers, in the order of the changes. */
  synchronized TrainingRecord change(UnaryOperator<TrainingRecord> change) {
    present = change.apply(present);
    watchers.forEach(watcher -> watcher.accept(present));
    return present;
  }

  /** Tells of the present record and of every change until the handle is closed. */
  synchronized Runnable watch(Consumer<TrainingRecord> watcher) {
    watcher.accept(present);
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  void cancel() {
    cancelled = true;
  }

  /** True once somebody wants it to stop. */
  @Override
  public boolean cancelled() {
    return cancelled;
  }
}
