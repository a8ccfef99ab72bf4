package io.crossmodal.encoder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Encodes a text as its length, with gates: a text that starts with "slow" is prepared when its
 * gate opens, and a closed device begins a batch but does not end it.
 */
final class FakeWork implements Work<String, String> {

  static final long PATIENCE_SECONDS = 20;

  final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
  final Semaphore begun = new Semaphore(0);
  final Semaphore slowBegun = new Semaphore(0);
  private final CountDownLatch slowGate = new CountDownLatch(1);
  private volatile CountDownLatch device = new CountDownLatch(0);

  void closeDevice() {
    device = new CountDownLatch(1);
  }

  void openDevice() {
    device.countDown();
  }

  void openSlow() {
    slowGate.countDown();
  }

  @Override
  public Prepared<String> prepare(String input) {
    if (input.startsWith("bad")) {
      throw new ServiceException(ErrorReason.INVALID_FIELD, "text: " + input);
    }
    if (input.startsWith("slow")) {
      slowBegun.release();
      await(slowGate);
    }
    return new Prepared<>(input, input.length(), input.length(), input.endsWith("..."));
  }

  @Override
  public List<Encoded> encode(List<String> batch) {
    CountDownLatch gate = device;
    batches.add(List.copyOf(batch));
    begun.release();
    await(gate);
    if (batch.contains("poison")) {
      throw new IllegalStateException("poison");
    }
    return batch.stream().map(FakeWork::embed).toList();
  }

  private static Encoded embed(String text) {
    return new Encoded(new float[] {text.equals("nan") ? Float.NaN : text.length()}, List.of());
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(Semaphore event) {
    try {
      assertThat(event.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
