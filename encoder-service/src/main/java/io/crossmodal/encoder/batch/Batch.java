package io.crossmodal.encoder.batch;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepared inputs of one lane that go to the device together. */
record Batch<I, P>(Lane<I, P> lane, List<Item<I, P>> items) {

  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  /** Encodes and settles every item that somebody still waits for. */
  void run(LongSupplier clock, BatchListener listener) {
    long begin = clock.getAsLong();
    List<Item<I, P>> wanted = items.stream().filter(item -> !item.job().over(begin)).toList();
    if (wanted.isEmpty()) {
      return;
    }
    List<Outcome> outcomes = outcomes(wanted);
    long end = clock.getAsLong();
    lane.deviceTime().took(end - begin, wanted.size());
    listener.ran(lane.kind(), wanted.size(), end - begin);
    LinkedHashSet<Job> jobs = new LinkedHashSet<>();
    wanted.forEach(item -> jobs.add(item.job()));
    jobs.forEach(job -> job.ran(begin, end, wanted.size()));
    for (int i = 0; i < wanted.size(); i++) {
      wanted.get(i).settle(outcomes.get(i), end);
    }
  }

  /** Ends the jobs of a batch that could not be run. */
  void lose(Throwable cause) {
    LOG.error("{}: a batch of {} was lost", lane, items.size(), cause);
    ServiceException failure =
        new ServiceException(
            ErrorReason.INTERNAL, "encoding failed: " + cause.getClass().getSimpleName(), cause);
    items.forEach(item -> item.job().fail(failure));
  }

  /**
   * Of a batch that fails every item runs alone, so that only the one to blame has no embedding.
   */
  private List<Outcome> outcomes(List<Item<I, P>> wanted) {
    try {
      return encode(wanted);
    } catch (RuntimeException | Error e) {
      if (wanted.size() == 1) {
        LOG.error("{}: encoding failed", lane, e);
        return List.of(failed(e));
      }
      LOG.warn(
          "{}: a batch of {} failed, encoding one by one: {}", lane, wanted.size(), e.toString());
      List<Outcome> single = new ArrayList<>(wanted.size());
      wanted.forEach(item -> single.addAll(outcomes(List.of(item))));
      return single;
    }
  }

  private List<Outcome> encode(List<Item<I, P>> wanted) {
    List<P> values = new ArrayList<>(wanted.size());
    wanted.forEach(item -> values.add(item.prepared().value()));
    List<Encoded> vectors = lane.work().encode(values);
    if (vectors.size() != wanted.size()) {
      throw new IllegalStateException(
          "embeddings: %d (expected: %d)".formatted(vectors.size(), wanted.size()));
    }
    List<Outcome> outcomes = new ArrayList<>(vectors.size());
    for (int i = 0; i < vectors.size(); i++) {
      outcomes.add(embedded(vectors.get(i), wanted.get(i).prepared()));
    }
    return outcomes;
  }

  private static Outcome embedded(Encoded encoded, Prepared<?> prepared) {
    for (float component : encoded.vector()) {
      if (!Float.isFinite(component)) {
        return new Outcome.Failed(
            ErrorReason.INTERNAL, "embedding: %s (expected: finite numbers)".formatted(component));
      }
    }
    return new Outcome.Embedded(
        encoded.vector(), prepared.truncated(), prepared.tokens(), false, encoded.frames());
  }

  private static Outcome failed(Throwable failure) {
    return failure instanceof ServiceException e
        ? Outcome.Failed.of(e)
        : new Outcome.Failed(
            ErrorReason.INTERNAL, "encoding failed: " + failure.getClass().getSimpleName());
  }
}
