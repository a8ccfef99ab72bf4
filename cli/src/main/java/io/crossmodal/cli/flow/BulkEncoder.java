package io.crossmodal.cli.flow;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.EncoderServiceGrpc.EncoderServiceBlockingStub;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.encoder.v1.Priority;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;

/** Encodes behind live work, and waits where the encoder's queue is full. */
final class BulkEncoder {

  private static final Duration BACK_OFF = Duration.ofMillis(200);

  private final EncoderServiceBlockingStub encoder;
  private final Model model;

  BulkEncoder(EncoderServiceBlockingStub encoder, Model model) {
    this.encoder = encoder;
    this.model = model;
  }

  /** One result an item, in their order. */
  List<EncodeResult> encode(List<PendingItem> items) {
    EncodeRequest.Builder request =
        EncodeRequest.newBuilder().setModel(model.getName()).setPriority(Priority.PRIORITY_BULK);
    items.forEach(item -> request.addInputs(item.input()));
    return retrying(request.build());
  }

  /** A full queue is the encoder's way of asking a bulk caller to wait. */
  private List<EncodeResult> retrying(EncodeRequest request) {
    while (true) {
      try {
        return encoder.encode(request).getResultsList();
      } catch (StatusRuntimeException e) {
        if (ErrorStatus.reason(e) != ErrorReason.OVERLOADED) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BACK_OFF);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted; repeat the command to go on", e);
    }
  }
}
