package io.crossmodal.bench.rpc;

import io.crossmodal.bench.data.BenchData;
import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.Durability;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.index.v1.SearchServiceGrpc.SearchServiceBlockingStub;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.Channels;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Calls one server about one gallery of a benchmark's items; safe for several threads. */
public final class IndexClient implements AutoCloseable {

  private static final String GALLERY = "bench";

  private final ManagedChannel channel;
  private final SearchServiceBlockingStub searches;
  private final SearchRequest[] requests;

  /**
   * Opens a channel and prepares the searches.
   *
   * @param view to search
   * @param k hits a search
   */
  public IndexClient(String address, BenchData data, String view, int k) {
    this.channel = Channels.open(address);
    this.searches = SearchServiceGrpc.newBlockingStub(channel);
    SearchParameters parameters = SearchParameters.newBuilder().setView(view).setK(k).build();
    this.requests =
        Arrays.stream(data.file().queries())
            .map(
                vector ->
                    SearchRequest.newBuilder()
                        .setGallery(GALLERY)
                        .setParameters(parameters)
                        .setQuery(Query.newBuilder().setVector(Embeddings.toVector(vector)))
                        .build())
            .toArray(SearchRequest[]::new);
  }

  /** Makes the gallery, writes the items, and builds the view. */
  public void fill(BenchData data, ViewSettings view, int batch) throws InterruptedException {
    var galleries = GalleryServiceGrpc.newBlockingStub(channel);
    GallerySettings settings =
        GallerySettings.newBuilder()
            .setName(GALLERY)
            .setDimension(data.file().dimension())
            .setShards(1)
            .build();
    galleries.createGallery(CreateGalleryRequest.newBuilder().setSettings(settings).build());
    float[][] rows = data.file().items();
    int batches = (rows.length + batch - 1) / batch;
    try (UpsertFlow flow = new UpsertFlow(channel)) {
      for (int i = 0; i < batches; i++) {
        int from = i * batch;
        flow.send(
            upsert(
                rows,
                "",
                from,
                Math.min(batch, rows.length - from),
                Durability.DURABILITY_APPLIED));
      }
    }
    galleries.createView(
        CreateViewRequest.newBuilder().setGallery(GALLERY).setSettings(view).build());
  }

  /**
   * A batch of {@code count} items whose vectors begin at row {@code from}, counted in a circle.
   */
  static UpsertRequest upsert(
      float[][] rows, String prefix, long from, int count, Durability durability) {
    UpsertRequest.Builder request =
        UpsertRequest.newBuilder().setGallery(GALLERY).setDurability(durability);
    for (long item = from; item < from + count; item++) {
      request.addItems(
          Item.newBuilder()
              .setId(prefix + item)
              .setModality(Modality.MODALITY_IMAGE)
              .setVector(Embeddings.toVector(rows[(int) (item % rows.length)])));
    }
    return request.build();
  }

  /** What the first query is answered. */
  public SearchResponse search() {
    return searches.search(requests[0]);
  }

  /** Searches by callers, each asking the queries in turn. */
  public Load search(ClosedLoop loop, Duration time) {
    IntConsumer call =
        i -> {
          if (searches.search(requests[i % requests.length]).getHitsCount() == 0) {
            throw new IllegalStateException("a search found nothing (expected: hits)");
          }
        };
    return loop.run(time, call);
  }

  /** A stream for writing. */
  public UpsertFlow upserts() {
    return new UpsertFlow(channel);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
