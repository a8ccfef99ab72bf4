package io.crossmodal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.CountResponse;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrorInterceptorTest {

  private Supplier<RuntimeException> failure = IllegalStateException::new;
  private boolean byObserver;
  private Server server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    String name = InProcessServerBuilder.generateName();
    server =
        InProcessServerBuilder.forName(name)
            .addService(new FailingService())
            .intercept(new ErrorInterceptor())
            .build()
            .start();
    channel = InProcessChannelBuilder.forName(name).build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void sendsReasonMetadataAndViolationsOfABadField() throws InvalidProtocolBufferException {
    failure = () -> ServiceException.field("k", 0, "1..10000").with("gallery", "demo");

    com.google.rpc.Status status = callAndFail();

    assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT.value());
    assertThat(status.getMessage()).isEqualTo("k: 0 (expected: 1..10000)");
    ErrorInfo info = detail(status, ErrorInfo.class);
    assertThat(info.getReason()).isEqualTo("INVALID_FIELD");
    assertThat(info.getDomain()).isEqualTo("crossmodal.io");
    assertThat(info.getMetadataMap()).containsEntry("gallery", "demo");
    BadRequest bad = detail(status, BadRequest.class);
    assertThat(bad.getFieldViolations(0).getField()).isEqualTo("k");
    assertThat(bad.getFieldViolations(0).getDescription()).isEqualTo("0 (expected: 1..10000)");
  }

  @Test
  void namesEveryBadFieldAtOnce() {
    failure =
        () ->
            ServiceException.fields(
                List.of(
                    new ServiceException.FieldViolation("k", "0 (expected: 1..10000)"),
                    new ServiceException.FieldViolation("view", "x (expected: full)")));

    assertThat(callAndFail().getMessage())
        .isEqualTo("k: 0 (expected: 1..10000); view: x (expected: full)");
  }

  @Test
  void tellsWhenToRetryWhatCanBeRetried() throws InvalidProtocolBufferException {
    failure = () -> new ServiceException(ErrorReason.OVERLOADED, "queue: full");

    com.google.rpc.Status status = callAndFail();

    assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED.value());
    assertThat(detail(status, RetryInfo.class).getRetryDelay().getSeconds()).isEqualTo(1);
  }

  @Test
  void tellsTheTimeThatIsKnown() throws InvalidProtocolBufferException {
    failure =
        () ->
            new ServiceException(ErrorReason.OVERLOADED, "queue: full")
                .retryAfter(Duration.ofMillis(2250));
    assertThat(detail(callAndFail(), RetryInfo.class).getRetryDelay())
        .isEqualTo(
            com.google.protobuf.Duration.newBuilder().setSeconds(2).setNanos(250_000_000).build());

    failure =
        () ->
            new ServiceException(ErrorReason.OVERLOADED, "queue: full")
                .retryAfter(Duration.ofMillis(-5));
    assertThat(detail(callAndFail(), RetryInfo.class).getRetryDelay().getNanos())
        .isEqualTo(10_000_000);
  }

  @Test
  void hidesADefectBehindInternal() {
    failure = () -> new IllegalArgumentException("secret detail");

    com.google.rpc.Status status = callAndFail();

    assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL.value());
    assertThat(status.getMessage()).contains("IllegalArgumentException").doesNotContain("secret");
  }

  @Test
  void funnelsWhatAnEndpointHandsToOnError() {
    byObserver = true;
    failure =
        () ->
            new ServiceException(ErrorReason.GALLERY_NOT_FOUND, "gallery: x (expected: one of [])");

    com.google.rpc.Status status = callAndFail();

    assertThat(status.getCode()).isEqualTo(Status.Code.NOT_FOUND.value());
    assertThat(ErrorStatus.reason(StatusProto.toStatusRuntimeException(status)))
        .isEqualTo(ErrorReason.GALLERY_NOT_FOUND);
  }

  @Test
  void passesOnTheStatusOfAServiceThatWasCalled() {
    failure = () -> Status.UNAVAILABLE.withDescription("index: away").asRuntimeException();

    assertThat(callAndFail().getCode()).isEqualTo(Status.Code.UNAVAILABLE.value());
  }

  @Test
  void everyReasonHasACodeThatIsAFailure() {
    assertThat(ErrorReason.values()).noneMatch(reason -> reason.code() == Status.Code.OK);
  }

  private com.google.rpc.Status callAndFail() {
    StatusRuntimeException thrown =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                ItemServiceGrpc.newBlockingStub(channel).count(CountRequest.getDefaultInstance()));
    com.google.rpc.Status status = StatusProto.fromThrowable(thrown);
    assertThat(status).isNotNull();
    return status;
  }

  private static <T extends com.google.protobuf.Message> T detail(
      com.google.rpc.Status status, Class<T> type) throws InvalidProtocolBufferException {
    for (Any any : status.getDetailsList()) {
      if (any.is(type)) {
        return any.unpack(type);
      }
    }
    throw new AssertionError("no " + type.getSimpleName() + " in " + status);
  }

  /** Fails as the test says. */
  private final class FailingService extends ItemServiceGrpc.ItemServiceImplBase {

    @Override
    public void count(CountRequest request, StreamObserver<CountResponse> observer) {
      if (byObserver) {
        observer.onError(failure.get());
      } else {
        throw failure.get();
      }
    }
  }
}
