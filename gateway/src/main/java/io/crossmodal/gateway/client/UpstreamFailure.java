package io.crossmodal.gateway.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a called service failed with, as the exception that it threw on its side. */
final class UpstreamFailure {

  private UpstreamFailure() {}

  static ServiceException of(Upstream upstream, Duration deadline, StatusRuntimeException failure) {
    Optional<ErrorInfo> info = detail(failure, ErrorInfo.class);
    if (info.isEmpty()) {
      return transport(upstream, deadline, failure);
    }
    ServiceException told = told(failure);
    info.get().getMetadataMap().forEach(told::with);
    detail(failure, RetryInfo.class)
        .map(RetryInfo::getRetryDelay)
        .ifPresent(
            delay -> told.retryAfter(Duration.ofSeconds(delay.getSeconds(), delay.getNanos())));
    return told.with("service", upstream.name());
  }

  /** The failure of a service that speaks for itself. */
  private static ServiceException told(StatusRuntimeException failure) {
    ErrorReason reason = ErrorStatus.reason(failure);
    List<FieldViolation> violations =
        detail(failure, BadRequest.class).map(UpstreamFailure::violations).orElse(List.of());
    if (reason == ErrorReason.INVALID_FIELD && !violations.isEmpty()) {
      return ServiceException.fields(violations);
    }
    return new ServiceException(reason, ErrorStatus.message(failure), failure);
  }

  /** The failure of a call that no service answered, so that its status is gRPC's own. */
  private static ServiceException transport(
      Upstream upstream, Duration deadline, StatusRuntimeException failure) {
    String service = "%s service at %s".formatted(upstream.name(), upstream.address());
    ErrorReason reason = ErrorStatus.reason(failure);
    String message =
        switch (reason) {
          case UNREACHABLE ->
              "%s: not reachable (expected: a running service; its address is crossmodal.gateway.%s-address)"
                  .formatted(service, upstream.name());
          case DEADLINE_PASSED ->
              "%s: no answer within %d ms".formatted(service, deadline.toMillis());
          default -> "%s: %s".formatted(service, failure.getStatus());
        };
    return new ServiceException(reason, message, failure).with("service", upstream.name());
  }

  private static List<FieldViolation> violations(BadRequest badRequest) {
    return badRequest.getFieldViolationsList().stream()
        .map(v -> new FieldViolation(v.getField(), v.getDescription()))
        .toList();
  }

  private static <M extends Message> Optional<M> detail(
      StatusRuntimeException failure, Class<M> type) {
    Status status = StatusProto.fromThrowable(failure);
    if (status == null) {
      return Optional.empty();
    }
    return status.getDetailsList().stream()
        .filter(any -> any.is(type))
        .findFirst()
        .flatMap(any -> unpacked(any, type));
  }

  private static <M extends Message> Optional<M> unpacked(Any any, Class<M> type) {
    try {
      return Optional.of(any.unpack(type));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
