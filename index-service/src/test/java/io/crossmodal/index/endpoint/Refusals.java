package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Objects;

/** What a call that is refused must say. */
final class Refusals {

  private Refusals() {}

  static StatusRuntimeException failure(Runnable call) {
    StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  static void assertReason(ErrorReason reason, String message, Runnable call) {
    StatusRuntimeException failure = failure(call);
    assertThat(ErrorStatus.reason(failure)).isEqualTo(reason);
    assertThat(failure.getStatus().getCode()).isEqualTo(reason.code());
    assertThat(failure).hasMessageContaining(message);
  }

  static void assertViolation(Runnable call, String field, String description) {
    StatusRuntimeException failure = failure(call);
    assertThat(ErrorStatus.reason(failure)).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(violations(failure))
        .anySatisfy(
            violation -> {
              assertThat(violation.getField()).isEqualTo(field);
              assertThat(violation.getDescription()).startsWith(description);
            });
  }

  static List<BadRequest.FieldViolation> violations(StatusRuntimeException failure) {
    try {
      for (Any detail :
          Objects.requireNonNull(StatusProto.fromThrowable(failure)).getDetailsList()) {
        if (detail.is(BadRequest.class)) {
          return detail.unpack(BadRequest.class).getFieldViolationsList();
        }
      }
      return List.of();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
