package io.crossmodal.cli.client;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.rpc.Channels;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whether a server answers at an address, asked before a command begins its work. */
final class Reachability {

  /**
   * The channel's own warning of an unknown host, a stack of twenty lines, repeats what is said
   * here.
   */
  private static final Logger CHANNELS = Logger.getLogger("io.grpc.internal.ManagedChannelImpl");

  private static final int LONGEST_SECONDS = 5;

  private Reachability() {}

  /** True if a server at the address serves a service. */
  static boolean serves(String address, String service) {
    try {
      check(address, service, 1);
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  /** Fails where nothing answers at the address, saying why and what to do. */
  static void require(String address) {
    try {
      check(address, "", LONGEST_SECONDS);
    } catch (StatusRuntimeException e) {
      Status status = e.getStatus();
      if (status.getCode() == Status.Code.UNAVAILABLE
          || status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
        throw new CommandFailure(
            "--server: nothing answers at %s: %s (expected: a running server, as crossmodal serve starts it)"
                .formatted(address, reason(status)),
            e);
      }
    }
  }

  private static void check(String address, String service, int seconds) {
    Level before = CHANNELS.getLevel();
    CHANNELS.setLevel(Level.SEVERE);
    ManagedChannel channel = Channels.openWithoutRetries(address);
    try {
      HealthGrpc.newBlockingStub(channel)
          .withDeadlineAfter(seconds, TimeUnit.SECONDS)
          .check(HealthCheckRequest.newBuilder().setService(service).build());
    } finally {
      channel.shutdownNow();
      CHANNELS.setLevel(before);
    }
  }

  private static String reason(Status status) {
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return "no answer in %d seconds".formatted(LONGEST_SECONDS);
    }
    Throwable cause = status.getCause();
    String message = cause == null ? null : cause.getMessage();
    return message == null ? String.valueOf(status.getDescription()) : message;
  }
}
