package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.CandidateCoordinator.Pool;
import io.crossmodal.index.cluster.Examples;
import io.crossmodal.index.cluster.FilterMessages;
import io.crossmodal.index.cluster.Found;
import io.crossmodal.index.cluster.ItemMessages;
import io.crossmodal.index.cluster.Query;
import io.crossmodal.index.cluster.RankMessages;
import io.crossmodal.index.cluster.SearchAnswer;
import io.crossmodal.index.cluster.SearchParameters;
import io.crossmodal.index.cluster.ShardMessages;
import io.crossmodal.index.shard.PoolScores;
import io.crossmodal.index.shard.RankSettings;
import io.crossmodal.index.shard.Selection;
import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.Coverage;
import io.crossmodal.index.v1.RecommendRequest;
import io.crossmodal.index.v1.ScoreCandidatesResponse;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchTimings;
import io.crossmodal.rpc.Embeddings;
import java.util.Set;

/** Searches between the wire and the coordinators. */
final class SearchMessages {

  private SearchMessages() {}

  /** A query that is checked to be set. */
  static Query fromMessage(io.crossmodal.index.v1.Query query) {
    return query.hasVector()
        ? new Query.ByVector(Embeddings.toArray(query.getVector()))
        : new Query.ByItem(query.getItemId());
  }

  static SearchParameters fromMessage(io.crossmodal.index.v1.SearchParameters parameters) {
    return new SearchParameters(
        parameters.getView(),
        parameters.getK(),
        parameters.getOffset(),
        new Selection(
            ItemMessages.modality(parameters.getModality()),
            FilterMessages.fromMessage(parameters.getFilter())),
        ItemMessages.fromMessage(parameters.getParts()),
        new RankSettings(
            parameters.getExact(),
            parameters.getOversampling(),
            parameters.hasScoreThreshold() ? parameters.getScoreThreshold() : null,
            RankMessages.grouping(parameters.getGroupBy(), parameters.getGroupSize()),
            parameters.getBestEffort(),
            parameters.getEffort(),
            parameters.getTargetRecall(),
            0),
        parameters.getReadTokensList(),
        Set.copyOf(parameters.getLeftOutShardsList()));
  }

  static Examples fromMessage(RecommendRequest message) {
    return new Examples(
        message.getPositivesList().stream().map(SearchMessages::fromMessage).toList(),
        message.getNegativesList().stream().map(SearchMessages::fromMessage).toList(),
        switch (message.getStrategy()) {
          case RECOMMEND_STRATEGY_BEST_SCORE -> Examples.Strategy.BEST_SCORE;
          case RECOMMEND_STRATEGY_AVERAGE, RECOMMEND_STRATEGY_UNSPECIFIED, UNRECOGNIZED ->
              Examples.Strategy.AVERAGE;
        });
  }

  static Pool fromMessage(CandidateQuery message) {
    Query query = fromMessage(message.getQuery());
    if (message.getCandidatesCount() == 0) {
      return new Pool(query, null);
    }
    int[] candidates = new int[message.getCandidatesCount()];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = message.getCandidates(i);
    }
    return new Pool(query, candidates);
  }

  /**
   * The answer to one query.
   *
   * @param start of the call, on the clock of {@link System#nanoTime}
   */
  static SearchResponse toMessage(SearchAnswer answer, long start) {
    SearchResponse.Builder response =
        SearchResponse.newBuilder()
            .setView(answer.view())
            .setCoverage(
                Coverage.newBuilder()
                    .setShardsTotal(answer.coverage().total())
                    .setShardsSucceeded(answer.coverage().succeeded())
                    .addAllUnreachable(answer.coverage().unreachable()));
    for (Found found : answer.hits()) {
      SearchHit.Builder hit =
          SearchHit.newBuilder()
              .setItem(ItemMessages.toMessage(found.item()))
              .setScore(found.score());
      if (found.group() != null) {
        hit.setGroup(FilterMessages.toMessage(found.group()));
      }
      response.addHits(hit);
    }
    answer.plans().forEach(plan -> response.addPlans(RankMessages.toMessage(plan)));
    if (!Double.isNaN(answer.certainty())) {
      response.setExactProbability((float) answer.certainty());
    }
    return response
        .setPartialByDeadline(answer.partial())
        .setTimings(
            SearchTimings.newBuilder()
                .setTotal(ShardMessages.duration(System.nanoTime() - start))
                .setSlowestShard(ShardMessages.duration(answer.slowestShardNanos()))
                .setVectorsScored(answer.vectorsScored()))
        .build();
  }

  static ScoreCandidatesResponse toMessage(PoolScores scores, boolean packed) {
    ScoreCandidatesResponse.Builder response =
        ScoreCandidatesResponse.newBuilder().setViewBytes(scores.viewBytes());
    for (int i = 0; i < scores.scores().size(); i++) {
      response.addResults(ShardMessages.candidateScores(scores, i, packed));
    }
    return response.build();
  }
}
