package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.StoredItem;
import io.crossmodal.index.v1.BatchSearchRequest;
import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.PromoteViewRequest;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.index.v1.Similarity;
import io.crossmodal.index.v1.UpsertStreamRequest;
import io.crossmodal.rpc.Channels;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.stub.AbstractStub;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Calls the index service; an answer that is not whole is a failure.
 *
 * <p>Every method throws a {@link ServiceException} that names the service, or a {@link
 * java.util.concurrent.CancellationException} if its thread is interrupted. Safe for use by several
 * threads; the channel connects with the first call.
 */
public final class IndexClient implements CandidateScorer, ViewSearcher, AutoCloseable {

  private static final int PAGE = 1_000;

  /** One call, with a stub whose deadline is set. */
  @FunctionalInterface
  private interface Call<S, A> {
    A on(S stub) throws StatusException, InterruptedException;
  }

  private final String address;
  private final ManagedChannel channel;
  private final Duration deadline;
  private final Duration buildDeadline;

  /** A client over a channel, which it closes. */
  public IndexClient(
      String address, ManagedChannel channel, Duration deadline, Duration buildDeadline) {
    this.address = address;
    this.channel = channel;
    this.deadline = deadline;
    this.buildDeadline = buildDeadline;
  }

  /**
   * Opens a client.
   *
   * @param address {@code host:port}
   * @param deadline of a read or of one request for scores
   * @param buildDeadline of a view's making or of all writing to one gallery
   */
  public static IndexClient open(String address, Duration deadline, Duration buildDeadline) {
    return new IndexClient(address, Channels.open(address), deadline, buildDeadline);
  }

  /** Describes a gallery of which every shard answers. */
  public GalleryFacts gallery(String name) {
    GetGalleryRequest request = GetGalleryRequest.newBuilder().setGallery(name).build();
    Gallery gallery = call(galleries(), deadline, s -> s.getGallery(request)).getGallery();
    if (gallery.getUnreachableCount() > 0) {
      throw ServiceException.of(
          ErrorReason.UNREACHABLE,
          "gallery %s: %d of %d shards do not answer: %s",
          name,
          gallery.getUnreachableCount(),
          gallery.getSettings().getShards(),
          String.join("; ", gallery.getUnreachableList()));
    }
    return IndexMessages.facts(gallery);
  }

  /** Names of all galleries. */
  public List<String> galleryNames() {
    ListGalleriesRequest request = ListGalleriesRequest.getDefaultInstance();
    return call(galleries(), deadline, s -> s.listGalleries(request)).getGalleriesList().stream()
        .map(gallery -> gallery.getSettings().getName())
        .toList();
  }

  /** Makes an empty gallery. */
  public void createGallery(String name, int dimension, int shards) {
    CreateGalleryRequest request =
        CreateGalleryRequest.newBuilder()
            .setRequestId(name)
            .setSettings(
                GallerySettings.newBuilder()
                    .setName(name)
                    .setDimension(dimension)
                    .setSimilarity(Similarity.SIMILARITY_COSINE)
                    .setShards(shards))
            .build();
    var unused = call(galleries(), buildDeadline, s -> s.createGallery(request));
  }

  /** Drops a gallery; one that is not there is no error. */
  public void dropGallery(String name) {
    DropGalleryRequest request = DropGalleryRequest.newBuilder().setGallery(name).build();
    ignoring(
        ErrorReason.GALLERY_NOT_FOUND,
        () -> call(galleries(), buildDeadline, s -> s.dropGallery(request)));
  }

  /** Adds a view and waits until it can be searched. */
  public StoredView createView(String gallery, String name, ViewSettings settings) {
    CreateViewRequest request =
        CreateViewRequest.newBuilder()
            .setRequestId(gallery + "/" + name)
            .setGallery(gallery)
            .setSettings(IndexMessages.settings(name, settings))
            .build();
    return IndexMessages.view(
        call(galleries(), buildDeadline, s -> s.createView(request)).getView());
  }

  /** Drops a view; one that is not there is no error. */
  public void dropView(String gallery, String name) {
    DropViewRequest request =
        DropViewRequest.newBuilder().setGallery(gallery).setView(name).build();
    ignoring(
        ErrorReason.VIEW_NOT_FOUND,
        () -> call(galleries(), buildDeadline, s -> s.dropView(request)));
  }

  /** Makes a view the one that answers searches which name none. */
  public void promoteView(String gallery, String view) {
    PromoteViewRequest request =
        PromoteViewRequest.newBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .setGallery(gallery)
            .setView(view)
            .build();
    var unused = call(galleries(), buildDeadline, s -> s.promoteView(request));
  }

  /**
   * Ids of items of a gallery, evenly spaced over all of it.
   *
   * @param most ids of each modality
   */
  public ListedIds ids(String gallery, int most) {
    ScrollRequest.Builder request =
        ScrollRequest.newBuilder()
            .setGallery(gallery)
            .setPageSize(PAGE)
            .setParts(ItemParts.newBuilder().setPayload(true)); // says which texts are documents
    ListedIds ids = new ListedIds(most);
    do {
      ScrollRequest next = request.build();
      ScrollResponse answer = call(items(), deadline, s -> s.scroll(next));
      answer.getItemsList().forEach(i -> ids.add(i.getId(), ItemMessages.modality(i)));
      request.setPageToken(answer.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return ids;
  }

  @Override
  public List<FoundItems> search(ViewQuery query) {
    BatchSearchRequest request = SearchMessages.request(query);
    return SearchMessages.found(
        query,
        call(SearchServiceGrpc.newBlockingV2Stub(channel), deadline, s -> s.batchSearch(request)));
  }

  /** Reads all items in the order of their ids, with vectors. */
  public void scroll(String gallery, Consumer<StoredItem> reader) {
    ScrollRequest.Builder request =
        ScrollRequest.newBuilder()
            .setGallery(gallery)
            .setPageSize(PAGE)
            .setParts(ItemParts.newBuilder().setVector(true).setPayload(true));
    do {
      ScrollRequest page = request.build();
      ScrollResponse answer = call(items(), deadline, s -> s.scroll(page));
      answer.getItemsList().forEach(item -> reader.accept(ItemMessages.item(item)));
      request.setPageToken(answer.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
  }

  /** Writes items and tells how many; a bad one fails the whole. */
  public int upload(String gallery, Iterator<StoredItem> items) {
    Iterator<UpsertStreamRequest> batches = new ItemBatches(gallery, items);
    return call(items(), buildDeadline, s -> ItemUpload.all(s.upsertStream(), batches));
  }

  @Override
  public PoolScores score(PoolRequest request) {
    var asked = SearchMessages.request(request);
    return SearchMessages.scores(
        request,
        call(
            SearchServiceGrpc.newBlockingV2Stub(channel), deadline, s -> s.scoreCandidates(asked)));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private GalleryServiceGrpc.GalleryServiceBlockingV2Stub galleries() {
    return GalleryServiceGrpc.newBlockingV2Stub(channel);
  }

  private ItemServiceGrpc.ItemServiceBlockingV2Stub items() {
    return ItemServiceGrpc.newBlockingV2Stub(channel);
  }

  private <S extends AbstractStub<S>, A> A call(S stub, Duration within, Call<S, A> call) {
    try {
      // A quick answer must not hide that nobody wants it any more.
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return call.on(stub.withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS));
    } catch (StatusException | InterruptedException e) {
      throw IndexFailure.of(address, e);
    }
  }

  private static void ignoring(ErrorReason absent, Runnable drop) {
    try {
      drop.run();
    } catch (ServiceException e) {
      if (e.reason() != absent) {
        throw e;
      }
    }
  }
}
