package io.crossmodal.index.shard;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.view.Reduction;
import io.crossmodal.index.view.Similarity;
import io.crossmodal.index.view.ViewSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Opens shards in a directory of a test. */
final class TestShards implements AutoCloseable {

  static final int DIMENSION = 12;
  static final ViewSpec FULL =
      new ViewSpec("full", DIMENSION, Reduction.TRUNCATE, 0, Precision.FP32);
  static final int MIN_DEAD = 50;
  static final int MIN_SEALED = 100;

  private final Storage storage = new Storage();
  private final DataDirectory directory;
  private final QueryPool queries = new QueryPool(2);
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final int minSealed;
  private final int maxTail;

  TestShards(Path path) {
    this(path, MIN_SEALED, 1 << 20);
  }

  /**
   * @param minSealed ordinals in memory below which they are never sealed
   * @param maxTail ordinals in memory at which writes wait
   */
  TestShards(Path path, int minSealed, int maxTail) {
    this.directory = DataDirectory.open(path, 0);
    this.minSealed = minSealed;
    this.maxTail = maxTail;
  }

  /** Lets nothing be done in the background until the latch is open. */
  void occupy(CountDownLatch latch) {
    background.execute(
        () -> {
          try {
            latch.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Waits until what was begun in the background has ended, and what this began in its turn. */
  void settle() throws Exception {
    for (int i = 0; i < 3; i++) {
      background.submit(() -> {}).get(30, TimeUnit.SECONDS);
    }
  }

  ShardStore open(int remembered, List<ViewSpec> views) {
    ShardResources resources =
        new ShardResources(
            storage,
            directory,
            queries,
            background,
            new ShardLimits(remembered, MIN_DEAD, minSealed, maxTail));
    ShardSettings settings =
        new ShardSettings(
            new ShardIdentity("uid", 0, DIMENSION), Similarity.COSINE, TestShards::fields);
    return ShardStore.open(shard(), settings, views, true, resources);
  }

  /** Where {@link #open} puts the shard. */
  Path shard() {
    return directory.galleries().resolve("shard");
  }

  /** Of a payload: how many bytes it has, and the first of them. */
  private static Map<String, List<FieldValue>> fields(byte[] payload) {
    Map<String, List<FieldValue>> fields = new HashMap<>();
    fields.put("size", List.of(new FieldValue.Whole(payload.length)));
    if (payload.length > 0) {
      fields.put("first", List.of(new FieldValue.Whole(payload[0])));
    }
    return fields;
  }

  static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30));
  }

  static WriteRequest upsert(String requestId, Item... items) {
    return new WriteRequest(requestId, List.of(items), List.of(), Durability.APPLIED);
  }

  static WriteRequest delete(String requestId, String... ids) {
    return new WriteRequest(requestId, List.of(), List.of(ids), Durability.APPLIED);
  }

  static Item item(String id, Random random) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    Modality modality = Modality.values()[random.nextInt(3)];
    byte[] payload = new byte[random.nextInt(5)];
    random.nextBytes(payload);
    byte[] data = new byte[random.nextInt(3000)];
    random.nextBytes(data);
    Content content = random.nextBoolean() ? new Content(data, "image/png") : null;
    return new Item(id, modality, vector, payload, content, 0);
  }

  @Override
  public void close() throws InterruptedException {
    background.shutdown();
    background.awaitTermination(10, TimeUnit.SECONDS);
    queries.close();
    storage.close();
    directory.close();
  }
}
