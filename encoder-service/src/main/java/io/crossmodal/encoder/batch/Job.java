package io.crossmodal.encoder.batch;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One request on its way: gathers outcomes and times, and answers once. */
final class Job {

  private final Priority priority;
  private final long arrival;
  private final @Nullable Duration timeout;
  private final List<Item<?, ?>> items;
  private final CompletableFuture<Void> admitted = new CompletableFuture<>();
  private final CompletableFuture<EncodeAnswer> answer = new CompletableFuture<>();

  // Guarded by this.
  private final @Nullable Outcome[] outcomes;
  private int open;
  private long queueNanos = -1;
  private long prepareNanos;
  private long deviceNanos;
  private int largestBatch;

  Job(EncodeJob request, long now) {
    this.priority = request.priority();
    this.arrival = now;
    this.timeout = request.timeout();
    this.outcomes = new Outcome[request.inputs().size()];
    this.open = outcomes.length;
    List<Item<?, ?>> all = new ArrayList<>(open);
    for (LaneInput<?, ?> input : request.inputs()) {
      all.add(new Item<>(this, all.size(), input));
    }
    this.items = List.copyOf(all);
  }

  Priority priority() {
    return priority;
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  List<Item<?, ?>> items() {
    return items;
  }

  long bytes() {
    return items.stream().mapToLong(Item::bytes).sum();
  }

  CompletableFuture<Void> admitted() {
    return admitted;
  }

  CompletableFuture<EncodeAnswer> answer() {
    return answer;
  }

  /** True if nobody waits for more outcomes; a deadline that has passed ends the job here. */
  boolean over(long now) {
    if (timeout != null && now - arrival >= timeout.toNanos()) {
      fail(
          ServiceException.of(
              ErrorReason.DEADLINE_PASSED,
              "deadline: passed before the device began (expected: within %d ms)",
              timeout.toMillis()));
    }
    return answer.isDone();
  }

  synchronized void prepared(long nanos) {
    prepareNanos += nanos;
  }

  synchronized void ran(long begin, long end, int batchSize) {
    if (queueNanos < 0) {
      queueNanos = begin - arrival;
    }
    deviceNanos += end - begin;
    largestBatch = Math.max(largestBatch, batchSize);
  }

  /** Notes an outcome; the last one answers. */
  void settle(int index, Outcome outcome, long now) {
    EncodeAnswer complete;
    synchronized (this) {
      outcomes[index] = outcome;
      complete = --open == 0 ? complete(now) : null;
    }
    if (complete != null) {
      answer.complete(complete);
    }
  }

  /** Ends the job as a whole, unless it has been answered. */
  void fail(ServiceException failure) {
    answer.completeExceptionally(failure);
  }

  private EncodeAnswer complete(long now) {
    List<Outcome> all = new ArrayList<>(outcomes.length);
    for (Outcome outcome : outcomes) {
      all.add(Objects.requireNonNull(outcome));
    }
    long queued = queueNanos < 0 ? now - arrival : queueNanos;
    return new EncodeAnswer(
        all,
        new Timings(
            Duration.ofNanos(queued),
            Duration.ofNanos(prepareNanos),
            Duration.ofNanos(deviceNanos),
            largestBatch));
  }
}
