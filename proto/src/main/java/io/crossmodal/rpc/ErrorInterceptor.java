package io.crossmodal.rpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way from a {@link Throwable} to a status: whatever an endpoint throws or hands to {@code
 * onError} reaches the caller as {@link ErrorStatus} says, and a defect is logged with its stack.
 */
public final class ErrorInterceptor implements ServerInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorInterceptor.class);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    ClosingCall<Q, A> closing = new ClosingCall<>(call);
    try {
      return new FunnelListener<>(next.startCall(closing, headers), closing);
    } catch (RuntimeException e) {
      closing.fail(e);
      return new ServerCall.Listener<>() {};
    }
  }

  /** Rewrites the status of a call that an endpoint ends with an exception of its own. */
  private static final class ClosingCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private boolean closed;

    ClosingCall(ServerCall<Q, A> call) {
      super(call);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (closed) {
        return;
      }
      closed = true;
      Throwable cause = status.getCause();
      if (!status.isOk() && cause != null && !(cause instanceof StatusRuntimeException)) {
        closeWith(cause);
      } else {
        super.close(status, trailers);
      }
    }

    void fail(RuntimeException failure) {
      if (!closed) {
        closed = true;
        closeWith(failure);
      }
    }

    private void closeWith(Throwable failure) {
      StatusRuntimeException status = ErrorStatus.of(failure);
      if (status.getStatus().getCode() == Status.Code.INTERNAL) {
        LOG.error("{} failed", getMethodDescriptor().getFullMethodName(), failure);
      }
      Metadata trailers = status.getTrailers();
      super.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }
  }

  /** Catches what an endpoint throws while it handles a message. */
  private static final class FunnelListener<Q, A> extends SimpleForwardingServerCallListener<Q> {

    private final ClosingCall<Q, A> call;

    FunnelListener(ServerCall.Listener<Q> delegate, ClosingCall<Q, A> call) {
      super(delegate);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      guard(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      guard(super::onHalfClose);
    }

    @Override
    public void onReady() {
      guard(super::onReady);
    }

    private void guard(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException e) {
        call.fail(e);
      }
    }
  }
}
