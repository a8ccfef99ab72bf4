package io.crossmodal.index.endpoint;

import io.crossmodal.index.shard.Deadline;
import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Until when the caller of the current call waits.
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
    io.grpc.Deadline given = Context.current().getDeadline();
    return Deadline.after(
        given == null ? fallback : Duration.ofNanos(given.timeRemaining(TimeUnit.NANOSECONDS)));
  }
}
