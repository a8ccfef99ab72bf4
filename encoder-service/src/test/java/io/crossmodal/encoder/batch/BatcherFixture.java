package io.crossmodal.encoder.batch;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A batcher with one device thread, a fake device and a clock that stands still unless it is moved.
 */
final class BatcherFixture implements AutoCloseable {

  static final int QUEUE = 4;

  final AtomicLong clock = new AtomicLong();
  final FakeWork texts = new FakeWork();
  final FakeWork images = new FakeWork();
  final List<String> ran = new CopyOnWriteArrayList<>();
  final List<String> refused = new CopyOnWriteArrayList<>();
  final DynamicBatcher batcher =
      new DynamicBatcher(
          new BatchLimits(
              8,
              1000,
              1000,
              Duration.ofMillis(4),
              Duration.ofMillis(40),
              Duration.ofMillis(250),
              QUEUE,
              1000,
              0.1),
          new BatchThreads(1, 1, 1),
          () -> {},
          clock::get,
          new BatchListener() {
            @Override
            public void ran(LaneKind kind, int inputs, long deviceNanos) {
              ran.add("%s %d %d ms".formatted(kind, inputs, deviceNanos / 1_000_000));
            }

            @Override
            public void refused(Priority priority, Refusal refusal) {
              refused.add(priority + " " + refusal);
            }
          });
  private final Lane<String, String> textLane = new Lane<>("texts", LaneKind.TEXT, texts);
  private final Lane<String, String> imageLane = new Lane<>("images", LaneKind.IMAGE, images);

  EncodeTicket text(Priority priority, String... values) {
    return batcher.submit(texts(priority, null, values));
  }

  EncodeTicket image(Priority priority, String... values) {
    return batcher.submit(job(imageLane, priority, null, values));
  }

  EncodeJob texts(Priority priority, @Nullable Duration timeout, String... values) {
    return job(textLane, priority, timeout, values);
  }

  /** Occupies the device until it is opened. */
  EncodeTicket occupyDevice() {
    texts.closeDevice();
    EncodeTicket ticket = text(Priority.LIVE, "occupant");
    FakeWork.await(texts.begun);
    return ticket;
  }

  /** Returns when every text that was submitted before waits for the device. */
  EncodeTicket occupyTokenizer() {
    EncodeTicket ticket = batcher.submit(texts(Priority.BULK, null, "slow"));
    FakeWork.await(texts.slowBegun);
    return ticket;
  }

  static EncodeAnswer answer(EncodeTicket ticket) throws ExecutionException {
    try {
      return ticket.answer().toCompletableFuture().get(FakeWork.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EncodeJob job(
      Lane<String, String> lane, Priority priority, @Nullable Duration timeout, String... values) {
    List<LaneInput<?, ?>> inputs =
        Arrays.stream(values).<LaneInput<?, ?>>map(value -> lane.input(value, 1)).toList();
    return new EncodeJob(inputs, priority, timeout);
  }

  @Override
  public void close() {
    texts.openDevice();
    texts.openSlow();
    images.openDevice();
    images.openSlow();
    batcher.close();
  }
}
