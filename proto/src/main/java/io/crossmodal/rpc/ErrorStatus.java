package io.crossmodal.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/**
 * Turns failures into gRPC statuses with {@code google.rpc} details, and reads those details back.
 *
 * <p>Details: always {@code ErrorInfo{reason, domain, metadata}}; {@code BadRequest} with a
 * violation a field; {@code RetryInfo} for retryable reasons, of one second where nothing better is
 * known.
 */
public final class ErrorStatus {

  /** Domain of every {@code ErrorInfo} of this project. */
  public static final String DOMAIN = "crossmodal.io";

  private static final Duration RETRY_AFTER = Duration.newBuilder().setSeconds(1).build();

  /** Less is no use: the caller's answer is hardly there. */
  private static final java.time.Duration LEAST_RETRY_AFTER = java.time.Duration.ofMillis(10);

  private ErrorStatus() {}

  /**
   * The status that a caller gets for this failure; never loses a status that a called service
   * sent.
   */
  public static StatusRuntimeException of(Throwable failure) {
    return switch (failure) {
      case ServiceException e -> StatusProto.toStatusRuntimeException(toProto(e));
      case StatusRuntimeException e -> e;
      case StatusException e -> new StatusRuntimeException(e.getStatus(), e.getTrailers());
      default -> StatusProto.toStatusRuntimeException(toProto(defect(failure)));
    };
  }

  /**
   * The reason that a service sent with this failure, or the one that its status code stands for.
   */
  public static ErrorReason reason(Throwable failure) {
    if (failure instanceof ServiceException e) {
      return e.reason();
    }
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    if (status != null) {
      for (Any detail : status.getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          return named(detail);
        }
      }
    }
    return ofCode(Status.fromThrowable(failure).getCode());
  }

  /**
   * What a person is told of this failure: the message alone, without status code or class name.
   */
  public static String message(Throwable failure) {
    if (failure instanceof StatusRuntimeException || failure instanceof StatusException) {
      Status status = Status.fromThrowable(failure);
      String description = status.getDescription();
      return description == null ? status.getCode().name() : description;
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static ServiceException defect(Throwable failure) {
    return new ServiceException(
        ErrorReason.INTERNAL,
        "internal error: %s (the service's log has the details)"
            .formatted(failure.getClass().getSimpleName()),
        failure);
  }

  private static com.google.rpc.Status toProto(ServiceException e) {
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder()
            .setCode(e.reason().code().value())
            .setMessage(e.getMessage())
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(e.reason().name())
                        .setDomain(DOMAIN)
                        .putAllMetadata(e.metadata())
                        .build()));
    if (!e.violations().isEmpty()) {
      BadRequest.Builder badRequest = BadRequest.newBuilder();
      for (ServiceException.FieldViolation violation : e.violations()) {
        badRequest
            .addFieldViolationsBuilder()
            .setField(violation.field())
            .setDescription(violation.description());
      }
      status.addDetails(Any.pack(badRequest.build()));
    }
    if (e.reason().retryable()) {
      Duration delay = e.retryAfter().map(ErrorStatus::toProto).orElse(RETRY_AFTER);
      status.addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(delay).build()));
    }
    return status.build();
  }

  private static Duration toProto(java.time.Duration delay) {
    java.time.Duration least = delay.compareTo(LEAST_RETRY_AFTER) < 0 ? LEAST_RETRY_AFTER : delay;
    return Duration.newBuilder().setSeconds(least.getSeconds()).setNanos(least.getNano()).build();
  }

  private static ErrorReason named(Any detail) {
    try {
      return ErrorReason.valueOf(detail.unpack(ErrorInfo.class).getReason());
    } catch (com.google.protobuf.InvalidProtocolBufferException | IllegalArgumentException e) {
      return ErrorReason.INTERNAL;
    }
  }

  private static ErrorReason ofCode(Status.Code code) {
    return switch (code) {
      case UNAVAILABLE -> ErrorReason.UNREACHABLE;
      case DEADLINE_EXCEEDED -> ErrorReason.DEADLINE_PASSED;
      case CANCELLED -> ErrorReason.CANCELLED;
      case RESOURCE_EXHAUSTED -> ErrorReason.OVERLOADED;
      case INVALID_ARGUMENT, OUT_OF_RANGE -> ErrorReason.INVALID_FIELD;
      case FAILED_PRECONDITION -> ErrorReason.FAILED_PRECONDITION;
      case ALREADY_EXISTS -> ErrorReason.ALREADY_EXISTS;
      case OK,
          UNKNOWN,
          NOT_FOUND,
          PERMISSION_DENIED,
          ABORTED,
          UNIMPLEMENTED,
          INTERNAL,
          DATA_LOSS,
          UNAUTHENTICATED ->
          ErrorReason.INTERNAL;
    };
  }
}
