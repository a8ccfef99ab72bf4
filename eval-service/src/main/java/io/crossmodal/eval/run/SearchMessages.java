package io.crossmodal.eval.run;

import com.google.protobuf.Duration;
import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.index.v1.BatchSearchRequest;
import io.crossmodal.index.v1.BatchSearchResponse;
import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.CandidateScores;
import io.crossmodal.index.v1.Coverage;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.ScoreCandidatesResponse;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.nio.ByteOrder;
import java.util.List;

/** Searches and scores as the index service's messages, and back. */
final class SearchMessages {

  private static final long NANOS = 1_000_000_000L;

  private SearchMessages() {}

  static ScoreCandidatesRequest request(PoolRequest request) {
    ScoreCandidatesRequest.Builder built =
        ScoreCandidatesRequest.newBuilder()
            .setGallery(request.gallery())
            .setView(request.view())
            .addAllIds(request.itemIds())
            .addAllTimedSizes(request.timedSizes())
            .setPacked(true);
    int[][] pools = request.pools();
    for (int i = 0; i < request.queryIds().size(); i++) {
      CandidateQuery.Builder query =
          CandidateQuery.newBuilder()
              .setQuery(Query.newBuilder().setItemId(request.queryIds().get(i)));
      if (pools != null) {
        for (int row : pools[i]) {
          query.addCandidates(row);
        }
      }
      built.addQueries(query);
    }
    return built.build();
  }

  /** The scores of an answer, which must hold every one that was asked for. */
  static PoolScores scores(PoolRequest request, ScoreCandidatesResponse answer) {
    int queries = request.queryIds().size();
    if (answer.getResultsCount() != queries) {
      throw ServiceException.of(
          ErrorReason.INTERNAL,
          "scores of %d queries (expected: %d)",
          answer.getResultsCount(),
          queries);
    }
    float[][] scores = new float[queries][];
    long[][] nanos = new long[queries][];
    for (int i = 0; i < queries; i++) {
      CandidateScores result = answer.getResults(i);
      check(
          request, i, "scores", result.getPackedScores().size() / Float.BYTES, request.expected(i));
      check(request, i, "times", result.getTimedCount(), request.timedSizes().size());
      scores[i] = scores(result);
      nanos[i] = result.getTimedList().stream().mapToLong(SearchMessages::nanos).toArray();
    }
    return new PoolScores(scores, nanos);
  }

  private static void check(PoolRequest request, int query, String what, int count, int expected) {
    if (count != expected) {
      throw ServiceException.of(
          ErrorReason.INTERNAL,
          "query %s: %d %s (expected: %d)",
          request.queryIds().get(query),
          count,
          what,
          expected);
    }
  }

  static BatchSearchRequest request(ViewQuery query) {
    SearchParameters.Builder parameters =
        SearchParameters.newBuilder()
            .setView(query.view())
            .setK(query.k())
            .addAllLeftOutShards(query.leftOut());
    SearchSpec search = query.search();
    if (search == null) {
      parameters.setExact(true);
    } else {
      parameters
          .setEffort(search.effort())
          .setTargetRecall(search.targetRecall())
          .setOversampling(search.oversampling());
    }
    Modality among = query.among();
    if (among != null) {
      ItemMessages.among(among, parameters);
    }
    BatchSearchRequest.Builder request =
        BatchSearchRequest.newBuilder().setGallery(query.gallery()).setParameters(parameters);
    query.itemIds().forEach(id -> request.addQueries(Query.newBuilder().setItemId(id)));
    return request.build();
  }

  /** What was found, in an answer that no shard is missing in but those that were left out. */
  static List<FoundItems> found(ViewQuery query, BatchSearchResponse answer) {
    if (answer.getResponsesCount() != query.itemIds().size()) {
      throw ServiceException.of(
          ErrorReason.INTERNAL,
          "answers to %d queries (expected: %d)",
          answer.getResponsesCount(),
          query.itemIds().size());
    }
    for (SearchResponse one : answer.getResponsesList()) {
      Coverage coverage = one.getCoverage();
      int answered = coverage.getShardsSucceeded() + query.leftOut().size();
      if (answered != coverage.getShardsTotal() || one.getPartialByDeadline()) {
        throw ServiceException.of(
            ErrorReason.UNREACHABLE,
            "gallery %s: shards do not answer: %s",
            query.gallery(),
            String.join("; ", coverage.getUnreachableList()));
      }
    }
    return answer.getResponsesList().stream().map(SearchMessages::found).toList();
  }

  private static FoundItems found(SearchResponse answer) {
    float[] scores = new float[answer.getHitsCount()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = answer.getHits(i).getScore();
    }
    return new FoundItems(
        answer.getHitsList().stream().map(hit -> hit.getItem().getId()).toList(),
        scores,
        nanos(answer.getTimings().getTotal()));
  }

  private static long nanos(Duration time) {
    return time.getSeconds() * NANOS + time.getNanos();
  }

  private static float[] scores(CandidateScores result) {
    float[] scores = new float[result.getPackedScores().size() / Float.BYTES];
    result
        .getPackedScores()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(scores);
    return scores;
  }
}
