package io.crossmodal.gateway.flow;

import io.crossmodal.gateway.client.SearchClient;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.RecommendRequest;
import io.crossmodal.index.v1.SearchResponse;
import java.time.Duration;

/** Encode the examples that need it, then search by all of them. */
public final class RecommendFlow {

  private final GalleryFlow galleries;
  private final QueryEncoder encoder;
  private final SearchClient index;

  public RecommendFlow(GalleryFlow galleries, QueryEncoder encoder, SearchClient index) {
    this.galleries = galleries;
    this.encoder = encoder;
    this.index = index;
  }

  /**
   * Searches one gallery.
   *
   * @throws io.crossmodal.rpc.ServiceException what a called service failed with
   */
  public SearchAnswer recommend(RecommendQuestion question) {
    long start = System.nanoTime();
    String gallery = galleries.name(question.gallery());
    RecommendRequest.Builder request =
        RecommendRequest.newBuilder()
            .setGallery(gallery)
            .setStrategy(question.strategy())
            .setParameters(question.parameters());
    question.positives().forEach(example -> request.addPositives(query(gallery, example)));
    question.negatives().forEach(example -> request.addNegatives(query(gallery, example)));
    long searchStart = System.nanoTime();
    SearchResponse response = index.recommend(request.build());
    long end = System.nanoTime();
    return new SearchAnswer(
        gallery,
        response,
        null,
        Duration.ofNanos(end - searchStart),
        Duration.ofNanos(end - start));
  }

  private Query query(String gallery, SearchInput example) {
    Query.Builder query = Query.newBuilder();
    return switch (example) {
      case SearchInput.Encoded encoded ->
          query
              .setVector(encoder.encode(encoded.input(), galleries.settings(gallery)).vector())
              .build();
      case SearchInput.Stored stored -> query.setItemId(stored.id()).build();
      case SearchInput.Given given -> query.setVector(given.vector()).build();
    };
  }
}
