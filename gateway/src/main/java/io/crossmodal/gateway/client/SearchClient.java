package io.crossmodal.gateway.client;

import io.crossmodal.index.v1.RecommendRequest;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchServiceGrpc;
import io.crossmodal.index.v1.SearchServiceGrpc.SearchServiceBlockingStub;
import java.time.Duration;

/** Calls the index service's search. */
public final class SearchClient {

  private final Upstream upstream;
  private final SearchServiceBlockingStub search;
  private final Duration deadline;

  public SearchClient(Upstream upstream, Duration deadline) {
    this.upstream = upstream;
    this.search = SearchServiceGrpc.newBlockingStub(upstream.channel());
    this.deadline = deadline;
  }

  /** The ranked items of one view for one query. */
  public SearchResponse search(SearchRequest request) {
    return upstream.call(search, deadline, s -> s.search(request));
  }

  /** The items that are like examples. */
  public SearchResponse recommend(RecommendRequest request) {
    return upstream.call(search, deadline, s -> s.recommend(request)).getResponse();
  }
}
