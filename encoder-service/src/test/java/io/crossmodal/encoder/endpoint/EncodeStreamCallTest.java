package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeStreamRequest;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EncodeStreamCallTest {

  private final FakeStreamCaller caller = new FakeStreamCaller();
  private final Map<String, CompletableFuture<EncodeResponse>> begun = new LinkedHashMap<>();
  private final Map<String, CompletableFuture<Void>> admitted = new LinkedHashMap<>();
  private boolean roomy = true;
  private final List<String> cancelled = new ArrayList<>();
  private final EncodeStreamCall call = new EncodeStreamCall(caller, 3, this::begin);

  @Test
  void asksForAWindowAndForOneMoreAfterEveryAnswer() {
    receive("a", "b", "c");
    assertThat(caller.requested).isEqualTo(3);

    finish("a");
    assertThat(caller.requested).isEqualTo(4);
    receive("d");
    finish("c");
    assertThat(caller.requested).isEqualTo(4);
    finish("b");
    receive("e");
    assertThat(caller.requested).isEqualTo(6);
  }

  @Test
  void asksForNothingWhileTheLastBatchWaitsForRoom() {
    roomy = false;
    receive("a");
    assertThat(caller.requested).isEqualTo(1);

    admitted.get("a").complete(null);
    assertThat(caller.requested).isEqualTo(2);
  }

  @Test
  void answersInTheOrderOfTheBatches() {
    receive("a", "b", "c");
    finish("c");
    finish("b");
    assertThat(caller.sent).isEmpty();

    finish("a");
    assertThat(caller.sent).containsExactly("a", "b", "c");
  }

  @Test
  void holdsAnswersAndAsksForNothingWhileTheCallerDoesNotRead() {
    caller.ready = false;
    receive("a", "b");
    finish("a");
    finish("b");
    receive("c");
    finish("c");
    assertThat(caller.sent).isEmpty();
    assertThat(caller.requested).isEqualTo(3);

    caller.becomeReady();
    assertThat(caller.sent).containsExactly("a", "b", "c");
    assertThat(caller.requested).isEqualTo(4);
  }

  @Test
  void endsAfterTheLastAnswer() {
    receive("a");
    call.onCompleted();
    assertThat(caller.completed).isFalse();

    finish("a");
    assertThat(caller.completed).isTrue();
  }

  @Test
  void aFailedBatchEndsTheStreamAfterTheAnswersBeforeItAndCancelsThoseBehindIt() {
    receive("a", "b", "c");
    ServiceException failure = new ServiceException(ErrorReason.MODEL_NOT_FOUND, "model: b");
    begun.get("b").completeExceptionally(failure);
    assertThat(caller.failure).isNull();

    finish("a");
    assertThat(caller.sent).containsExactly("a");
    assertThat(caller.failure).isSameAs(failure);
    assertThat(cancelled).containsExactly("c");

    receive("d");
    assertThat(cancelled).containsExactly("c", "d");
  }

  @Test
  void cancellingDropsEverythingThatIsNotAnswered() {
    receive("a", "b");
    finish("a");
    caller.cancel();
    finish("b");

    assertThat(cancelled).containsExactly("b");
    assertThat(caller.sent).containsExactly("a");
    assertThat(caller.completed).isFalse();
  }

  private void receive(String... names) {
    for (String name : names) {
      call.onNext(
          EncodeStreamRequest.newBuilder()
              .setBatch(EncodeRequest.newBuilder().setModel(name))
              .build());
    }
  }

  private void finish(String name) {
    begun.get(name).complete(EncodeResponse.newBuilder().setModel(name).build());
  }

  private PendingAnswer begin(EncodeRequest request) {
    CompletableFuture<EncodeResponse> response = new CompletableFuture<>();
    begun.put(request.getModel(), response);
    CompletableFuture<Void> room = new CompletableFuture<>();
    admitted.put(request.getModel(), room);
    if (roomy) {
      room.complete(null);
    }
    return new PendingAnswer(room, response, () -> cancelled.add(request.getModel()));
  }
}
