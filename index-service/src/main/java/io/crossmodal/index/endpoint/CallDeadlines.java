package io.crossmodal.index.endpoint;

import io.crossmodal.index.shard.Deadline;
import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Until when the caller of the current call waits, and whether it is still there.
 *
 * @param read for callers that did not say
 * @param write the same
 * @param administration the same, for what may build views
 */
public record CallDeadlines(Duration read, Duration write, Duration administration) {

  Deadline ofRead() {
    return orElse(read);
  }

  Deadline ofWrite() {
    return orElse(write);
  }

  Deadline ofAdministration() {
    return orElse(administration);
  }

  private static Deadline orElse(Duration fallback) {
    Context call = Context.current();
    io.grpc.Deadline given = call.getDeadline();
    return Deadline.after(
        given == null ? fallback : Duration.ofNanos(given.timeRemaining(TimeUnit.NANOSECONDS)),
        call::isCancelled);
  }
}
