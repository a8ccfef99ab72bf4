package io.crossmodal.cli.flow;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.console.Progress;
import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.encoder.v1.Priority;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.crossmodal.type.v1.ItemError;
import io.crossmodal.type.v1.Modality;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
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
  private static final Duration BACK_OFF = Duration.ofMillis(200);

  private final Suite suite;
  private final String gallery;
  private final Model model;
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
    this.suite = suite;
    this.gallery = gallery;
    this.model = model;
  }

  /** Imports everything; a bad item is reported and the others go on. */
  public ImportReport run(CaptionDataset dataset) {
    Instant began = Instant.now();
    long total = dataset.images().stream().mapToLong(image -> 1 + image.captions().size()).sum();
    Semaphore permits = new Semaphore(IN_FLIGHT);
    List<Future<?>> batches = new ArrayList<>();
    try (Progress progress = Progress.of("importing", total);
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Source> batch : batches(dataset)) {
        permits.acquire();
        batches.add(
            workers.submit(
                () -> {
                  try {
                    store(batch);
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

  /** A picture ({@code caption < 0}) or a caption of it, not yet read. */
  private record Source(CaptionedImage image, int caption) {

    PendingItem open() throws IOException {
      return caption < 0 ? PendingItem.Picture.read(image) : PendingItem.Caption.of(image, caption);
    }
  }

  /** Pictures and captions apart, since a batch of one kind fills the device better. */
  private static List<List<Source>> batches(CaptionDataset dataset) {
    List<Source> pictures = new ArrayList<>();
    List<Source> captions = new ArrayList<>();
    for (CaptionedImage image : dataset.images()) {
      pictures.add(new Source(image, -1));
      for (int i = 0; i < image.captions().size(); i++) {
        captions.add(new Source(image, i));
      }
    }
    List<List<Source>> batches = new ArrayList<>();
    for (List<Source> kind : List.of(pictures, captions)) {
      for (int i = 0; i < kind.size(); i += BATCH) {
        batches.add(kind.subList(i, Math.min(kind.size(), i + BATCH)));
      }
    }
    return batches;
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

  private void store(List<Source> batch) {
    List<PendingItem> pending = changed(read(batch));
    if (pending.isEmpty()) {
      return;
    }
    List<Item> encoded = encode(pending);
    if (!encoded.isEmpty()) {
      upsert(encoded);
    }
  }

  private List<PendingItem> read(List<Source> batch) {
    List<PendingItem> items = new ArrayList<>();
    for (Source source : batch) {
      try {
        items.add(source.open());
      } catch (IOException e) {
        errors.add(
            error(
                source.image().imageId(),
                ErrorReason.INVALID_IMAGE,
                "can't be read: " + e.getMessage()));
      }
    }
    return items;
  }

  private List<PendingItem> changed(List<PendingItem> items) {
    if (items.isEmpty()) {
      return items;
    }
    GetRequest.Builder request =
        GetRequest.newBuilder()
            .setGallery(gallery)
            .setParts(ItemParts.newBuilder().setPayload(true));
    items.forEach(item -> request.addIds(item.id()));
    Map<String, Item> stored = new HashMap<>();
    suite
        .items()
        .get(request.build())
        .getItemsList()
        .forEach(item -> stored.put(item.getId(), item));
    List<PendingItem> changed = new ArrayList<>();
    for (PendingItem item : items) {
      Item held = stored.get(item.id());
      if (held == null || !item.sameAs(held)) {
        changed.add(item);
      }
    }
    unchanged.addAndGet(items.size() - changed.size());
    return changed;
  }

  private List<Item> encode(List<PendingItem> items) {
    EncodeRequest.Builder request =
        EncodeRequest.newBuilder().setModel(model.getName()).setPriority(Priority.PRIORITY_BULK);
    items.forEach(item -> request.addInputs(item.input()));
    List<EncodeResult> results = retrying(request.build());
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

  /** A full queue is the encoder's way of asking a bulk caller to wait. */
  private List<EncodeResult> retrying(EncodeRequest request) {
    while (true) {
      try {
        return suite.encoder().encode(request).getResultsList();
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

  private void upsert(List<Item> items) {
    UpsertResponse response =
        suite
            .items()
            .upsert(
                UpsertRequest.newBuilder()
                    .setRequestId(UUID.randomUUID().toString())
                    .setGallery(gallery)
                    .addAllItems(items)
                    .build());
    errors.addAll(response.getErrorsList());
    long refusedImages =
        response.getErrorsList().stream().filter(e -> isImage(items.get(e.getIndex()))).count();
    long allImages = items.stream().filter(Importer::isImage).count();
    images.addAndGet(allImages - refusedImages);
    texts.addAndGet(items.size() - allImages - (response.getErrorsCount() - refusedImages));
  }

  private static boolean isImage(Item item) {
    return item.getModality() == Modality.MODALITY_IMAGE;
  }

  private static ItemError error(String id, ErrorReason reason, String message) {
    return ItemError.newBuilder()
        .setItemId(id)
        .setReason(reason.name())
        .setMessage(message)
        .build();
  }
}
