package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.CandidateCoordinator;
import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.cluster.SearchAnswer;
import io.crossmodal.index.cluster.SearchCoordinator;
import io.crossmodal.index.shard.PoolScores;
import io.crossmodal.index.v1.BatchSearchRequest;
import io.crossmodal.index.v1.BatchSearchResponse;
import io.crossmodal.index.v1.RecommendRequest;
import io.crossmodal.index.v1.RecommendResponse;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.ScoreCandidatesResponse;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.index.v1.SearchStreamRequest;
import io.crossmodal.index.v1.SearchStreamResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** Ranks the items of a gallery for vectors. */
@Singleton
@Requires(property = "crossmodal.index.enabled", value = "true")
public final class SearchEndpoint extends SearchServiceGrpc.SearchServiceImplBase {

  private final SearchCoordinator searches;
  private final CandidateCoordinator candidates;
  private final CallDeadlines deadlines;

  public SearchEndpoint(IndexCluster cluster, CallDeadlines deadlines) {
    this.searches = cluster.searches();
    this.candidates = cluster.candidates();
    this.deadlines = deadlines;
  }

  @Override
  public void search(SearchRequest request, StreamObserver<SearchResponse> observer) {
    Reply.with(observer, answer(request));
  }

  private SearchResponse answer(SearchRequest request) {
    long start = System.nanoTime();
    SearchChecks.check(request);
    List<SearchAnswer> answers =
        searches.search(
            request.getGallery(),
            List.of(SearchMessages.fromMessage(request.getQuery())),
            SearchMessages.fromMessage(request.getParameters()),
            deadlines.ofRead());
    return SearchMessages.toMessage(answers.getFirst(), start);
  }

  @Override
  public void batchSearch(
      BatchSearchRequest request, StreamObserver<BatchSearchResponse> observer) {
    long start = System.nanoTime();
    SearchChecks.check(request);
    List<SearchAnswer> answers =
        searches.search(
            request.getGallery(),
            request.getQueriesList().stream().map(SearchMessages::fromMessage).toList(),
            SearchMessages.fromMessage(request.getParameters()),
            deadlines.ofRead());
    BatchSearchResponse.Builder response = BatchSearchResponse.newBuilder();
    answers.forEach(answer -> response.addResponses(SearchMessages.toMessage(answer, start)));
    Reply.with(observer, response.build());
  }

  @Override
  public StreamObserver<SearchStreamRequest> searchStream(
      StreamObserver<SearchStreamResponse> observer) {
    return SearchStream.open(
        this::answer, (ServerCallStreamObserver<SearchStreamResponse>) observer);
  }

  @Override
  public void recommend(RecommendRequest request, StreamObserver<RecommendResponse> observer) {
    long start = System.nanoTime();
    SearchChecks.check(request);
    SearchAnswer answer =
        searches.recommend(
            request.getGallery(),
            SearchMessages.fromMessage(request),
            SearchMessages.fromMessage(request.getParameters()),
            deadlines.ofRead());
    Reply.with(
        observer,
        RecommendResponse.newBuilder()
            .setResponse(SearchMessages.toMessage(answer, start))
            .build());
  }

  @Override
  public void scoreCandidates(
      ScoreCandidatesRequest request, StreamObserver<ScoreCandidatesResponse> observer) {
    SearchChecks.check(request);
    PoolScores scores =
        candidates.score(
            request.getGallery(),
            request.getView(),
            request.getIdsList(),
            request.getQueriesList().stream().map(SearchMessages::fromMessage).toList(),
            request.getTimedSizesList().stream().mapToInt(Integer::intValue).toArray(),
            deadlines.ofRead());
    Reply.with(observer, SearchMessages.toMessage(scores, request.getPacked()));
  }
}
