package io.crossmodal.gateway.flow;

import io.crossmodal.gateway.client.SearchClient;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Encode, where the query needs it, then search. */
public final class SearchFlow {

  private final GalleryFlow galleries;
  private final QueryEncoder encoder;
  private final SearchClient index;
  private final Canary canary;

  /**
   * A flow.
   *
   * @param canary is told of every answer
   */
  public SearchFlow(
      GalleryFlow galleries, QueryEncoder encoder, SearchClient index, Canary canary) {
    this.galleries = galleries;
    this.encoder = encoder;
    this.index = index;
    this.canary = canary;
  }

  /**
   * Searches one gallery.
   *
   * @throws io.crossmodal.rpc.ServiceException what a called service failed with
   */
  public SearchAnswer search(SearchQuestion question) {
    long start = System.nanoTime();
    String gallery = galleries.name(question.gallery());
    return switch (question.input()) {
      case SearchInput.Encoded encoded -> {
        GallerySettings settings = galleries.settings(gallery);
        Encoding encoding = encoder.encode(encoded.input(), settings);
        Query query = Query.newBuilder().setVector(encoding.vector()).build();
        yield search(gallery, question, query, encoding, start);
      }
      case SearchInput.Stored stored ->
          search(gallery, question, Query.newBuilder().setItemId(stored.id()).build(), null, start);
      case SearchInput.Given given ->
          search(
              gallery, question, Query.newBuilder().setVector(given.vector()).build(), null, start);
    };
  }

  private SearchAnswer search(
      String gallery,
      SearchQuestion question,
      Query query,
      @Nullable Encoding encoding,
      long start) {
    long searchStart = System.nanoTime();
    SearchRequest request =
        SearchRequest.newBuilder()
            .setGallery(gallery)
            .setQuery(query)
            .setParameters(question.parameters())
            .build();
    SearchResponse response = index.search(request);
    long end = System.nanoTime();
    canary.answered(request, response);
    return new SearchAnswer(
        gallery,
        response,
        encoding,
        Duration.ofNanos(end - searchStart),
        Duration.ofNanos(end - start));
  }
}
