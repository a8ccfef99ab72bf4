package io.crossmodal.encoder.training;

import io.crossmodal.encoder.train.EpochReport;
import io.crossmodal.encoder.train.StepReport;
import io.crossmodal.encoder.train.TrainingListener;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trainings of this service, one at a time, each on a thread of its own.
 *
 * <p>Records survive a restart as small JSON files; a training that was running then is shown as
 * failed.
 */
public final class Trainings implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Trainings.class);
  private static final long GRACE_MILLIS = 10_000;

  private final TrainingPlanner planner;
  private final TrainingFiles files;
  private final Clock clock;
  // Guarded by this.
  private final Map<String, LiveTraining> all = new LinkedHashMap<>();
  private @Nullable Thread running;

  /**
   * The trainings recorded in a folder.
   *
   * @param folder made when the first training starts
   */
  public Trainings(Path folder, TrainingPlanner planner, Clock clock) {
    this.planner = planner;
    this.files = new TrainingFiles(folder);
    this.clock = clock;
    for (TrainingRecord old : files.read()) {
      all.put(old.id(), new LiveTraining(old.state().ended() ? old : interrupted(old)));
    }
  }

  /**
   * Starts a training, or answers with the one that the same request id started.
   *
   * @throws ServiceException what {@link TrainingPlanner#plan} throws; OVERLOADED while another one
   *     runs; STORAGE_FULL if its record can't be written
   */
  public synchronized TrainingRecord start(TrainingRequest request) {
    for (LiveTraining known : all.values()) {
      if (!request.requestId().isEmpty()
          && known.present().requestId().equals(request.requestId())) {
        return known.present();
      }
    }
    checkNoneRuns();
    PlannedTraining plan = planner.plan(request);
    String id = UUID.randomUUID().toString();
    LiveTraining training =
        new LiveTraining(TrainingRecord.begun(id, request, plan, clock.instant()));
    keep(training);
    all.put(id, training);
    running =
        Thread.ofPlatform().daemon().name("training-" + id).start(() -> run(training, plan.work()));
    return training.present();
  }

  /** The training with this id, or OPERATION_NOT_FOUND. */
  public TrainingRecord training(String id) {
    return live(id).present();
  }

  /** Every training, newest first. */
  public synchronized List<TrainingRecord> list() {
    return all.values().stream()
        .map(LiveTraining::present)
        .sorted(Comparator.comparing(TrainingRecord::start).reversed())
        .toList();
  }

  /**
   * Tells of the present state and of every change, on the thread of the training: the watcher must
   * not block.
   *
   * @return ends the watch
   */
  public Runnable watch(String id, Consumer<TrainingRecord> watcher) {
    return live(id).watch(watcher);
  }

  /** Asks a training to stop after its current step; does nothing if it has ended. */
  public TrainingRecord cancel(String id) {
    LiveTraining training = live(id);
    training.cancel();
    return training.present();
  }

  /** Stops the training that runs, and waits a while for its last step. */
  @Override
  public void close() {
    Thread thread;
    synchronized (this) {
      all.values().forEach(LiveTraining::cancel);
      thread = running;
    }
    if (thread != null) {
      try {
        thread.join(GRACE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized LiveTraining live(String id) {
    LiveTraining training = all.get(id);
    if (training == null) {
      throw ServiceException.of(
          ErrorReason.OPERATION_NOT_FOUND,
          "training: %s (expected: the id of one of %d trainings)",
          id,
          all.size());
    }
    return training;
  }

  private void checkNoneRuns() {
    for (LiveTraining other : all.values()) {
      if (!other.present().state().ended()) {
        throw ServiceException.of(
            ErrorReason.OVERLOADED,
            "training: %s of model %s runs (expected: one training at a time)",
            other.present().id(),
            other.present().model());
      }
    }
  }

  private void keep(LiveTraining training) {
    try {
      files.write(training.present());
    } catch (IOException e) {
      throw new ServiceException(
          ErrorReason.STORAGE_FULL, "training record: can't be written: " + e.getMessage(), e);
    }
  }

  private void run(LiveTraining training, PlannedTraining.Work work) {
    try {
      TrainingOutcome outcome = work.run(new Reporter(training), training);
      end(training, training.present().succeeded(outcome));
    } catch (CancellationException e) {
      end(training, training.present().ended(TrainingState.CANCELLED, ""));
    } catch (ServiceException | IOException e) {
      LOG.warn("training {} failed: {}", training.present().id(), e.toString());
      fail(training, e);
    } catch (Exception | Error e) {
      LOG.error("training {} failed", training.present().id(), e);
      fail(training, e);
    }
  }

  private void fail(LiveTraining training, Throwable cause) {
    end(training, training.present().ended(TrainingState.FAILED, ErrorStatus.message(cause)));
  }

  private void end(LiveTraining training, TrainingRecord last) {
    remember(last);
    training.change(_ -> last);
  }

  /** A disk that fills up under a training costs its record, and not the training. */
  private void remember(TrainingRecord training) {
    try {
      files.write(training);
    } catch (IOException e) {
      LOG.warn("training {}: its record can't be written: {}", training.id(), e.toString());
    }
  }

  private static TrainingRecord interrupted(TrainingRecord old) {
    return old.ended(TrainingState.FAILED, "the service stopped while the training ran");
  }

  /** Notes how a training goes. */
  private final class Reporter implements TrainingListener {

    private final LiveTraining training;

    Reporter(LiveTraining training) {
      this.training = training;
    }

    @Override
    public void activity(String what) {
      training.change(old -> old.at(old.epoch(), what));
    }

    @Override
    public void step(StepReport step) {
      training.change(old -> old.at(step.epoch(), step.toString()));
    }

    @Override
    public void epoch(EpochReport epoch) {
      remember(training.change(old -> old.with(epoch)));
    }
  }
}
