package io.crossmodal.index.endpoint;

import io.crossmodal.index.v1.SearchError;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchStreamRequest;
import io.crossmodal.index.v1.SearchStreamResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;

/**
 * One stream of queries: a query is asked for when the one before is answered and the caller takes
 * its answers, so that neither side can bury the other.
 */
final class SearchStream implements StreamObserver<SearchStreamRequest> {

  private static final int MAX_QUERY_ID = 128;

  private final Function<SearchRequest, SearchResponse> search;
  private final ServerCallStreamObserver<SearchStreamResponse> answers;
  private boolean waiting;

  private SearchStream(
      Function<SearchRequest, SearchResponse> search,
      ServerCallStreamObserver<SearchStreamResponse> answers) {
    this.search = search;
    this.answers = answers;
  }

  static SearchStream open(
      Function<SearchRequest, SearchResponse> search,
      ServerCallStreamObserver<SearchStreamResponse> answers) {
    SearchStream stream = new SearchStream(search, answers);
    answers.disableAutoRequest();
    answers.setOnReadyHandler(stream::ready);
    // With a handler, a cancelled caller is noticed by the next answer and not thrown at it.
    answers.setOnCancelHandler(() -> {});
    answers.request(1);
    return stream;
  }

  @Override
  public void onNext(SearchStreamRequest request) {
    answers.onNext(answer(request));
    waiting = true;
    ready();
  }

  private SearchStreamResponse answer(SearchStreamRequest request) {
    SearchStreamResponse.Builder response = SearchStreamResponse.newBuilder();
    try {
      if (request.getQueryId().length() > MAX_QUERY_ID) {
        throw ServiceException.field(
            "query_id", request.getQueryId().length() + " characters", "at most " + MAX_QUERY_ID);
      }
      response.setQueryId(request.getQueryId());
      return response.setResponse(search.apply(request.getSearch())).build();
    } catch (ServiceException e) {
      if (e.reason() == ErrorReason.DEADLINE_PASSED || e.reason() == ErrorReason.CANCELLED) {
        // The deadline is that of the stream.
        throw e;
      }
      return response
          .setError(
              SearchError.newBuilder()
                  .setReason(e.reason().name())
                  .setMessage(String.valueOf(e.getMessage())))
          .build();
    }
  }

  private void ready() {
    if (waiting && answers.isReady()) {
      waiting = false;
      answers.request(1);
    }
  }

  @Override
  public void onError(Throwable cause) {
    // The caller is gone.
  }

  @Override
  public void onCompleted() {
    answers.onCompleted();
  }
}
