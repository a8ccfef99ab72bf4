package io.crossmodal.bench.encode;

import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.flow.EncodeStreamCall;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Priority;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Encodes texts over gRPC, as a user would. */
final class EncodeClient implements AutoCloseable {

  private static final int BATCH = 128;
  private static final int WARM = 20;
  private static final int CALLS = 200;

  private final Suite suite;

  EncodeClient(String address) {
    suite = new Suite(address);
  }

  /** Texts a second through one stream, the shortest first, as sentence-transformers sorts them. */
  double textsASecond(List<String> texts) throws InterruptedException {
    List<String> sorted = texts.stream().sorted(Comparator.comparingInt(String::length)).toList();
    AtomicInteger encoded = new AtomicInteger();
    long began = System.nanoTime();
    EncodeStreamCall stream =
        new EncodeStreamCall(
            suite.encoderStreams(),
            answer ->
                answer
                    .getResultsList()
                    .forEach(result -> encoded.addAndGet(result.hasEmbedding() ? 1 : 0)));
    for (int from = 0; from < sorted.size(); from += BATCH) {
      EncodeRequest.Builder batch = EncodeRequest.newBuilder().setPriority(Priority.PRIORITY_BULK);
      sorted
          .subList(from, Math.min(sorted.size(), from + BATCH))
          .forEach(text -> batch.addInputs(Input.newBuilder().setText(text)));
      stream.send(batch.build());
    }
    stream.finish();
    if (encoded.get() != texts.size()) {
      throw new IllegalStateException(
          "%d of %d texts were encoded".formatted(encoded.get(), texts.size()));
    }
    return texts.size() * 1e9 / (System.nanoTime() - began);
  }

  /** Median milliseconds of a unary call with one text. */
  double oneTextMilliseconds(List<String> texts) {
    double[] times = new double[CALLS];
    for (int i = -WARM; i < CALLS; i++) {
      EncodeRequest request =
          EncodeRequest.newBuilder()
              .addInputs(Input.newBuilder().setText(texts.get(Math.floorMod(i, texts.size()))))
              .build();
      long began = System.nanoTime();
      suite.encoder().encode(request);
      times[Math.max(0, i)] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(times);
    return times[CALLS / 2];
  }

  @Override
  public void close() {
    suite.close();
  }
}
