package io.crossmodal.cli.flow;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.console.Progress;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.encoder.v1.Priority;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.ItemError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Encodes any number of texts, pictures and videos over one stream.
 *
 * <p>Texts go by length, so that a device batch pads little, and come back in their own order.
 */
public final class Encoder {

  private static final int BATCH_ITEMS = 128;
  private static final long REQUEST_BYTES = 16 << 20;

  private final Suite suite;
  private final Model model;

  public Encoder(Suite suite, Model model) {
    this.suite = suite;
    this.model = model;
  }

  /** Encodes all; a source that can't be read or is refused is an error of its own. */
  public EncodeReport run(List<EncodeSource> sources) {
    Instant began = Instant.now();
    float[] @Nullable [] rows = new float[sources.size()][];
    ItemError[] errors = new ItemError[sources.size()];
    Queue<List<Integer>> sent = new ConcurrentLinkedQueue<>();
    int[] truncated = new int[1];
    try (Progress progress = Progress.of("encoding", sources.size())) {
      EncodeStreamCall stream =
          new EncodeStreamCall(
              suite.encoderStreams(),
              answer -> {
                List<Integer> batch = sent.remove();
                truncated[0] += take(answer, batch, rows, errors);
                progress.add(batch.size());
              });
      for (List<Integer> batch : batches(sources)) {
        send(stream, sources, batch, sent, errors);
      }
      stream.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted; nothing was written", e);
    }
    return report(sources, rows, errors, truncated[0], Duration.between(began, Instant.now()));
  }

  private void send(
      EncodeStreamCall stream,
      List<EncodeSource> sources,
      List<Integer> batch,
      Queue<List<Integer>> sent,
      ItemError[] errors)
      throws InterruptedException {
    List<Input> inputs = new ArrayList<>();
    List<Integer> read = new ArrayList<>();
    long bytes = 0;
    for (int index : batch) {
      try {
        Input input = sources.get(index).read(model.getLimits());
        if (!read.isEmpty() && bytes + input.getSerializedSize() > REQUEST_BYTES) {
          send(stream, inputs, read, sent);
          inputs = new ArrayList<>();
          read = new ArrayList<>();
          bytes = 0;
        }
        bytes += input.getSerializedSize();
        inputs.add(input);
        read.add(index);
      } catch (IOException e) {
        errors[index] = UnreadableItem.error(sources.get(index).id(), e);
      }
    }
    if (!read.isEmpty()) {
      send(stream, inputs, read, sent);
    }
  }

  private void send(
      EncodeStreamCall stream, List<Input> inputs, List<Integer> read, Queue<List<Integer>> sent)
      throws InterruptedException {
    sent.add(read);
    stream.send(
        EncodeRequest.newBuilder()
            .setModel(model.getName())
            .setPriority(Priority.PRIORITY_BULK)
            .addAllInputs(inputs)
            .build());
  }

  /** Texts by length, then pictures and then videos in their order. */
  private List<List<Integer>> batches(List<EncodeSource> sources) {
    List<Integer> order =
        IntStream.range(0, sources.size())
            .boxed()
            .sorted(Comparator.comparing(i -> weight(sources.get(i))))
            .toList();
    int most = Math.min(BATCH_ITEMS, model.getLimits().getMaxInputs());
    List<List<Integer>> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += most) {
      batches.add(order.subList(from, Math.min(order.size(), from + most)));
    }
    return batches;
  }

  private static int weight(EncodeSource source) {
    return switch (source) {
      case EncodeSource.Text text -> text.text().length();
      case EncodeSource.Image _ -> Integer.MAX_VALUE - 1;
      case EncodeSource.Video _ -> Integer.MAX_VALUE;
    };
  }

  private static int take(
      EncodeResponse answer, List<Integer> batch, float[] @Nullable [] rows, ItemError[] errors) {
    int truncated = 0;
    for (int i = 0; i < batch.size(); i++) {
      EncodeResult result = answer.getResults(i);
      if (result.hasEmbedding()) {
        rows[batch.get(i)] = Embeddings.toArray(result.getEmbedding());
      } else {
        errors[batch.get(i)] = result.getError();
      }
      truncated += result.getTruncated() ? 1 : 0;
    }
    return truncated;
  }

  private EncodeReport report(
      List<EncodeSource> sources,
      float[] @Nullable [] rows,
      ItemError[] errors,
      int truncated,
      Duration elapsed) {
    List<String> ids = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    List<ItemError> failed = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      float[] row = rows[i];
      if (row != null) {
        ids.add(sources.get(i).id());
        vectors.add(row);
      } else {
        failed.add(errors[i].toBuilder().setIndex(i).setItemId(sources.get(i).id()).build());
      }
    }
    return new EncodeReport(
        model.getName(),
        model.getVersion(),
        ids,
        vectors.toArray(float[][]::new),
        truncated,
        failed,
        elapsed);
  }
}
