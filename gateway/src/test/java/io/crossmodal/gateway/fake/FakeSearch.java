package io.crossmodal.gateway.fake;

import com.google.protobuf.util.Durations;
import io.crossmodal.index.v1.Coverage;
import io.crossmodal.index.v1.FilterValue;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.RecommendRequest;
import io.crossmodal.index.v1.RecommendResponse;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchPlan;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.index.v1.SearchTimings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.Vector;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;

/** Ranks by the cosine, over all items. */
public final class FakeSearch extends SearchServiceGrpc.SearchServiceImplBase {

  private static final Comparator<SearchHit> ORDER =
      Comparator.comparingDouble(SearchHit::getScore)
          .reversed()
          .thenComparing(hit -> hit.getItem().getId());

  private final FakeStore store;

  public FakeSearch(FakeStore store) {
    this.store = store;
  }

  @Override
  public void search(SearchRequest request, StreamObserver<SearchResponse> observer) {
    store.asked = request;
    Duration least = request.getParameters().getExact() ? store.exactDelay : store.delay;
    LockSupport.parkNanos(least.toNanos());
    Replies.send(observer, answer(request));
  }

  /** Finds what is like the first positive example. */
  @Override
  public void recommend(RecommendRequest request, StreamObserver<RecommendResponse> observer) {
    store.asked = request;
    SearchResponse response =
        answer(
            SearchRequest.newBuilder()
                .setGallery(request.getGallery())
                .setQuery(request.getPositives(0))
                .setParameters(request.getParameters())
                .build());
    Replies.send(observer, RecommendResponse.newBuilder().setResponse(response).build());
  }

  private SearchResponse answer(SearchRequest request) {
    FakeGallery gallery = store.gallery(request.getGallery());
    SearchParameters parameters = request.getParameters();
    String view = parameters.getView().isEmpty() ? gallery.serving : parameters.getView();
    FakeGalleries.checkView(gallery, view);
    Vector query = vector(gallery, request.getQuery());
    SearchResponse.Builder response =
        SearchResponse.newBuilder()
            .setView(view)
            .addPlans(SearchPlan.SEARCH_PLAN_SCAN)
            .setCoverage(coverage())
            .setTimings(
                SearchTimings.newBuilder()
                    .setTotal(Durations.fromMicros(800))
                    .setSlowestShard(Durations.fromMicros(300))
                    .setVectorsScored(gallery.items.size()));
    if (store.sure) {
      response.setExactProbability(.875f);
    }
    gallery.items.values().stream()
        .filter(item -> FakeGallery.is(item, parameters.getModality()))
        .map(item -> hit(item, query, parameters))
        .sorted(view.equals(store.spoiled) ? ORDER.reversed() : ORDER)
        .skip(parameters.getOffset())
        .limit(parameters.getK())
        .forEach(response::addHits);
    return response.build();
  }

  private static SearchHit hit(Item item, Vector query, SearchParameters parameters) {
    SearchHit.Builder hit =
        SearchHit.newBuilder()
            .setItem(FakeGallery.of(item, parameters.getParts()))
            .setScore(ColourSpace.cosine(query, item.getVector()));
    if (!parameters.getGroupBy().isEmpty()) {
      hit.setGroup(FilterValue.newBuilder().setIntValue(7));
    }
    return hit.build();
  }

  private static Vector vector(FakeGallery gallery, Query query) {
    if (query.hasItemId()) {
      Item item = gallery.items.get(query.getItemId());
      if (item == null) {
        throw ServiceException.of(
            ErrorReason.ITEM_NOT_FOUND, "item: %s (expected: one that exists)", query.getItemId());
      }
      return item.getVector();
    }
    int components = query.getVector().getValuesCount();
    if (components != gallery.settings.getDimension()) {
      throw ServiceException.of(
          ErrorReason.INVALID_VECTOR,
          "vector: %d components (expected: %d)",
          components,
          gallery.settings.getDimension());
    }
    return query.getVector();
  }

  private Coverage coverage() {
    Coverage.Builder coverage =
        Coverage.newBuilder().setShardsTotal(2).setShardsSucceeded(2 - store.deadShards);
    for (int i = 0; i < store.deadShards; i++) {
      coverage.addUnreachable("shard %d at 127.0.0.1:1: DEADLINE_EXCEEDED".formatted(i));
    }
    return coverage.build();
  }
}
