package io.crossmodal.eval.run;

import io.crossmodal.index.v1.UpsertStreamRequest;
import io.crossmodal.index.v1.UpsertStreamResponse;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.Iterator;

/** Writes batches of items to a stream, a few ahead of their answers. */
final class ItemUpload {

  /** Answers that may be outstanding. */
  private static final int AHEAD = 4;

  private ItemUpload() {}

  /** Sends the batches and tells how many items were written. */
  static int all(
      BlockingClientCall<UpsertStreamRequest, UpsertStreamResponse> call,
      Iterator<UpsertStreamRequest> batches)
      throws StatusException, InterruptedException {
    try {
      int written = 0;
      int outstanding = 0;
      while (batches.hasNext() && call.write(batches.next())) {
        outstanding++;
        if (outstanding == AHEAD) {
          written += ItemBatches.written(call.read());
          outstanding--;
        }
      }
      call.halfClose();
      for (; outstanding > 0; outstanding--) {
        written += ItemBatches.written(call.read());
      }
      return written;
    } finally {
      // Of a stream that has ended nothing is left to cancel.
      call.cancel("no longer wanted", null);
    }
  }
}
