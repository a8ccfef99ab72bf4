package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.training.TrainingRecord;
import io.crossmodal.encoder.v1.WatchTrainingResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One caller who watches a training.
 *
 * <p>A message holds the whole state, so a caller who reads slowly misses states in between and
 * never the last one.
 */
final class WatchCall implements Consumer<TrainingRecord> {

  private final ServerCallStreamObserver<WatchTrainingResponse> caller;
  // Guarded by this, as is the observer, which is not safe for several threads.
  private @Nullable TrainingRecord unsent;
  private @Nullable Runnable unwatch;
  private boolean ended;

  WatchCall(ServerCallStreamObserver<WatchTrainingResponse> caller) {
    this.caller = caller;
    caller.setOnReadyHandler(this::send);
    caller.setOnCancelHandler(this::end);
  }

  /** What ends the watch when the call does. */
  synchronized void endWith(Runnable newUnwatch) {
    unwatch = newUnwatch;
    if (ended) {
      newUnwatch.run();
    }
  }

  @Override
  public synchronized void accept(TrainingRecord training) {
    unsent = training;
    send();
  }

  private synchronized void send() {
    if (ended || unsent == null || !caller.isReady()) {
      return;
    }
    TrainingRecord training = unsent;
    unsent = null;
    caller.onNext(
        WatchTrainingResponse.newBuilder().setTraining(TrainingMessages.toProto(training)).build());
    if (training.state().ended()) {
      end();
      caller.onCompleted();
    }
  }

  private synchronized void end() {
    ended = true;
    if (unwatch != null) {
      unwatch.run();
    }
  }
}
