package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls several parts at once and waits for all of them, at most until a deadline. */
final class Scatter {

  private static final Logger LOG = LoggerFactory.getLogger(Scatter.class);

  private final ExecutorService threads;

  /**
   * @param threads one is taken for each part at once, so their number must not be bounded
   */
  Scatter(ExecutorService threads) {
    this.threads = threads;
  }

  /** The outcome of each part, in order. */
  <P, T> List<Outcome<T>> call(List<P> parts, Function<P, T> call, Deadline deadline) {
    if (parts.size() == 1) {
      return List.of(outcome(parts.getFirst(), call));
    }
    List<Future<Outcome<T>>> running = new ArrayList<>();
    for (P part : parts) {
      running.add(threads.submit(() -> outcome(part, call)));
    }
    List<Outcome<T>> outcomes = new ArrayList<>();
    for (Future<Outcome<T>> one : running) {
      outcomes.add(await(one, deadline));
    }
    return outcomes;
  }

  /** The value of each part; the first failure is thrown, with the name of its part. */
  <P, T> List<T> all(List<P> parts, Function<P, T> call, Deadline deadline) {
    List<Outcome<T>> outcomes = call(parts, call, deadline);
    List<T> values = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Success<T>(T value) -> values.add(value);
        case Outcome.Failure<T>(ServiceException e) -> throw named(parts.get(i), e);
      }
    }
    return values;
  }

  /** The failure with the name of the part that it is of. */
  static ServiceException named(Object part, ServiceException e) {
    ServiceException named =
        new ServiceException(e.reason(), "%s: %s".formatted(part, e.getMessage()), e);
    e.metadata().forEach(named::with);
    return named;
  }

  private static <P, T> Outcome<T> outcome(P part, Function<P, T> call) {
    try {
      return new Outcome.Success<>(call.apply(part));
    } catch (ServiceException e) {
      return new Outcome.Failure<>(e);
    } catch (RuntimeException e) {
      LOG.error("{} failed", part, e);
      return new Outcome.Failure<>(
          new ServiceException(ErrorStatus.reason(e), ErrorStatus.message(e), e));
    }
  }

  private static <T> Outcome<T> await(Future<Outcome<T>> running, Deadline deadline) {
    try {
      return running.get(Math.max(0, deadline.remaining().toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      running.cancel(true);
      return new Outcome.Failure<>(
          new ServiceException(ErrorReason.DEADLINE_PASSED, "no answer before the deadline", e));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Failure<>(
          new ServiceException(ErrorReason.CANCELLED, "cancelled while shards were called", e));
    }
  }
}
