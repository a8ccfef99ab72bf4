package io.crossmodal.cli.flow;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.console.Progress;
import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.type.v1.ItemError;
import io.crossmodal.type.v1.Modality;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Encodes the pictures and captions of a dataset and upserts them.
 *
 * <p>Several batches are on their way at once, so that reading, encoding and storing overlap. Items
 * that the gallery already holds unchanged are not encoded again: an import that was killed goes on
 * where it was when it is repeated.
 */
public final class Importer {

  private static final int BATCH = 64;
  private static final int IN_FLIGHT = 6;

  /** Read at a time by each batch on its way: a message takes them, and memory stays bounded. */
  private static final long BATCH_BYTES = 16 << 20;

  private final String gallery;
  private final Model model;
  private final BulkEncoder encoder;
  private final GalleryItems stored;
  private final AtomicLong images = new AtomicLong();
  private final AtomicLong texts = new AtomicLong();
  private final AtomicLong unchanged = new AtomicLong();
  private final Queue<ItemError> errors = new ConcurrentLinkedQueue<>();

  /**
   * An import into a gallery that exists.
   *
   * @param model the model that the gallery's vectors are of
   */
  public Importer(Suite suite, String gallery, Model model) {
    this.gallery = gallery;
    this.model = model;
    this.encoder = new BulkEncoder(suite.encoder(), model);
    this.stored = new GalleryItems(suite.items(), gallery);
  }

  /** Imports all that the model takes; a bad item is reported and the others go on. */
  public ImportReport run(CaptionDataset dataset) {
    return run(ImportSource.batches(dataset, model, BATCH));
  }

  /** The same of documents and the queries that look for them. */
  public ImportReport run(JudgedTexts texts) {
    if (model.getMaxTokens() == 0) {
      throw new CommandFailure(
          "model %s takes no texts (expected: one that does)".formatted(model.getName()));
    }
    return run(ImportSource.batches(texts.sources(), BATCH));
  }

  private ImportReport run(List<List<ImportSource>> sources) {
    Instant began = Instant.now();
    long total = sources.stream().mapToLong(List::size).sum();
    Semaphore permits = new Semaphore(IN_FLIGHT);
    boolean comparing = stored.any();
    List<Future<?>> batches = new ArrayList<>();
    try (Progress progress = Progress.of("importing", total);
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<ImportSource> batch : sources) {
        permits.acquire();
        batches.add(
            workers.submit(
                () -> {
                  try {
                    store(batch, comparing);
                    progress.add(batch.size());
                  } finally {
                    permits.release();
                  }
                }));
        failFast(batches);
      }
      awaitAll(batches);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted; repeat the command to go on", e);
    }
    return new ImportReport(
        gallery,
        images.get(),
        texts.get(),
        unchanged.get(),
        List.copyOf(errors),
        Duration.between(began, Instant.now()));
  }

  private static void failFast(List<Future<?>> batches) throws InterruptedException {
    for (Future<?> batch : batches) {
      if (batch.state() == Future.State.FAILED) {
        awaitAll(List.of(batch));
      }
    }
    batches.removeIf(Future::isDone);
  }

  private static void awaitAll(List<Future<?>> batches) throws InterruptedException {
    for (Future<?> batch : batches) {
      try {
        batch.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new CommandFailure(String.valueOf(e.getCause()), e);
      }
    }
  }

  private void store(List<ImportSource> batch, boolean comparing) {
    List<PendingItem> read = new ArrayList<>();
    long bytes = 0;
    for (ImportSource source : batch) {
      try {
        PendingItem item = source.open(model.getLimits());
        if (bytes + item.size() > BATCH_BYTES) {
          storeRead(read, comparing);
          read = new ArrayList<>();
          bytes = 0;
        }
        read.add(item);
        bytes += item.size();
      } catch (IOException e) {
        errors.add(UnreadableItem.error(source.id(), e));
      }
    }
    storeRead(read, comparing);
  }

  private void storeRead(List<PendingItem> read, boolean comparing) {
    List<PendingItem> pending = comparing ? stored.changed(read) : read;
    unchanged.addAndGet(read.size() - pending.size());
    if (pending.isEmpty()) {
      return;
    }
    List<Item> encoded = encode(pending);
    if (!encoded.isEmpty()) {
      upsert(encoded);
    }
  }

  private List<Item> encode(List<PendingItem> items) {
    List<EncodeResult> results = encoder.encode(items);
    List<Item> encoded = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      EncodeResult result = results.get(i);
      if (result.hasEmbedding()) {
        encoded.add(items.get(i).item().setVector(result.getEmbedding()).build());
      } else {
        errors.add(result.getError().toBuilder().setItemId(items.get(i).id()).build());
      }
    }
    return encoded;
  }

  private void upsert(List<Item> items) {
    UpsertResponse response = stored.upsert(items);
    errors.addAll(response.getErrorsList());
    long refusedImages =
        response.getErrorsList().stream().filter(e -> isImage(items.get(e.getIndex()))).count();
    long allImages = items.stream().filter(Importer::isImage).count();
    images.addAndGet(allImages - refusedImages);
    texts.addAndGet(items.size() - allImages - (response.getErrorsCount() - refusedImages));
  }

  private static boolean isImage(Item item) {
    return item.getModality() != Modality.MODALITY_TEXT;
  }
}
