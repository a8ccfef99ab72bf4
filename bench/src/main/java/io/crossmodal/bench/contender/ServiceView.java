package io.crossmodal.bench.contender;

import io.crossmodal.bench.race.Contender;
import io.crossmodal.index.cluster.ViewCoordinator.ViewOf;
import io.crossmodal.index.shard.ViewStatus;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.Embeddings;
import java.util.Arrays;
import java.util.List;

/**
 * One view of a gallery, searched through the service's own endpoint in this process: a request a
 * query, on the caller's thread, checks and answer messages included.
 */
public final class ServiceView implements Contender {

  private final ServiceGallery gallery;
  private final ViewChoice choice;
  private final int k;
  private final Query[] queries;
  private final Build build;

  private ServiceView(ServiceGallery gallery, ViewChoice choice, int k, Build build) {
    this.gallery = gallery;
    this.choice = choice;
    this.k = k;
    this.build = build;
    this.queries =
        Arrays.stream(gallery.data().file().queries())
            .map(vector -> Query.newBuilder().setVector(Embeddings.toVector(vector)).build())
            .toArray(Query[]::new);
  }

  /** Builds a view over the gallery's items; {@code k} hits are asked for. */
  public static ServiceView create(ServiceGallery gallery, ViewChoice choice, int k) {
    long start = System.nanoTime();
    ViewOf view =
        gallery
            .cluster()
            .views()
            .create(ServiceGallery.NAME, choice.settings(), false, ServiceGallery.deadline());
    double seconds = (System.nanoTime() - start) / 1e9;
    return new ServiceView(gallery, choice, k, new Build(seconds, bytes(view), "codes, graph"));
  }

  /**
   * The files of a view hold its codes and its graph; before it has any, the codes are in memory.
   */
  private static double bytes(ViewOf view) {
    ViewStatus status =
        view.gallery().shards().values().stream()
            .flatMap(shard -> shard.views().stream())
            .filter(one -> one.name().equals(view.view().getName()))
            .findFirst()
            .orElseThrow();
    return (double) Math.max(status.bytes(), status.diskBytes()) / Math.max(1, status.vectors());
  }

  @Override
  public String name() {
    return choice.title();
  }

  @Override
  public boolean isPeer() {
    return false;
  }

  @Override
  public Build build() {
    return build;
  }

  @Override
  public List<String> efforts() {
    return choice.efforts();
  }

  @Override
  public Answers answer(String effort, int count, int rounds) {
    SearchRequest[] requests = requests(effort, count);
    SearchResponse[] last = new SearchResponse[count];
    long start = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < count; i++) {
        last[i] = gallery.search(requests[i]);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int[][] rows = new int[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = last[i].getHitsList().stream().mapToInt(ServiceView::row).toArray();
    }
    return new Answers(rows, seconds, sure(last));
  }

  /** What the answers say of themselves, if all of them do. */
  private static double[] sure(SearchResponse[] answers) {
    return Arrays.stream(answers).allMatch(SearchResponse::hasExactProbability)
        ? Arrays.stream(answers).mapToDouble(SearchResponse::getExactProbability).toArray()
        : new double[0];
  }

  private SearchRequest[] requests(String effort, int count) {
    SearchParameters parameters = choice.parameters(effort).setK(k).build();
    SearchRequest[] requests = new SearchRequest[count];
    for (int i = 0; i < count; i++) {
      requests[i] =
          SearchRequest.newBuilder()
              .setGallery(ServiceGallery.NAME)
              .setParameters(parameters)
              .setQuery(queries[i])
              .build();
    }
    return requests;
  }

  /** Each query at one effort, for callers that take their own time. */
  public Runnable[] searches(String effort) {
    return Arrays.stream(requests(effort, queries.length))
        .map(
            request ->
                (Runnable)
                    () -> {
                      if (gallery.search(request).getHitsCount() == 0) {
                        throw new IllegalStateException("a search found nothing (expected: hits)");
                      }
                    })
        .toArray(Runnable[]::new);
  }

  /** What the view is made of. */
  public ViewSettings settings() {
    return choice.settings();
  }

  private static int row(SearchHit hit) {
    return Integer.parseInt(hit.getItem().getId());
  }

  @Override
  public void close() {
    // The gallery owns the view.
  }
}
