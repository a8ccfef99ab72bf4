package io.crossmodal.index.cluster;

import io.crossmodal.index.search.SearchPlan;
import io.crossmodal.index.shard.Grouping;
import io.crossmodal.index.shard.Modality;
import io.crossmodal.index.shard.RankRequest;
import io.crossmodal.index.shard.RankSettings;
import io.crossmodal.index.shard.RankedItem;
import io.crossmodal.index.shard.Ranking;
import io.crossmodal.index.shard.Selection;
import io.crossmodal.index.v1.RankItemsRequest;
import io.crossmodal.index.v1.ShardName;
import io.crossmodal.index.v1.ShardRanking;
import io.crossmodal.rpc.Embeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rankings between the wire and the shard. */
public final class RankMessages {

  private RankMessages() {}

  static RankItemsRequest toMessage(ShardName name, RankRequest request) {
    Selection selection = request.selection();
    RankSettings settings = request.settings();
    RankItemsRequest.Builder message =
        RankItemsRequest.newBuilder()
            .setName(name)
            .setView(request.view())
            .setLimit(request.limit())
            .setModality(ItemMessages.toMessage(selection.modality()))
            .setFilter(FilterMessages.toMessage(selection.filter()))
            .addAllExcluded(selection.excluded())
            .setExact(settings.exact())
            .setOversampling(settings.oversampling())
            .setBestEffort(settings.bestEffort())
            .setEffort(settings.effort())
            .setTargetRecall(settings.recall())
            .setMinSequence(settings.minSequence())
            .setExamples(request.examples())
            .setNegatives(Math.max(0, request.negatives()));
    request.queries().forEach(query -> message.addQueries(Embeddings.toVector(query)));
    Float threshold = settings.threshold();
    if (threshold != null) {
      message.setScoreThreshold(threshold);
    }
    Grouping grouping = settings.grouping();
    if (grouping != null) {
      message.setGroupBy(grouping.field()).setGroupSize(grouping.size());
    }
    return message.build();
  }

  public static RankRequest fromMessage(RankItemsRequest message) {
    return new RankRequest(
        message.getView(),
        ShardMessages.vectors(message.getQueriesList()),
        message.getExamples() ? message.getNegatives() : -1,
        message.getLimit(),
        new Selection(
            ItemMessages.modality(message.getModality()),
            FilterMessages.fromMessage(message.getFilter()),
            message.getExcludedList()),
        new RankSettings(
            message.getExact(),
            message.getOversampling(),
            message.hasScoreThreshold() ? message.getScoreThreshold() : null,
            grouping(message.getGroupBy(), message.getGroupSize()),
            message.getBestEffort(),
            message.getEffort(),
            message.getTargetRecall(),
            message.getMinSequence()));
  }

  /** How hits are grouped; null if no field is named. */
  public static @Nullable Grouping grouping(String field, int size) {
    return field.isEmpty() ? null : new Grouping(field, Math.max(1, size));
  }

  public static ShardRanking toMessage(Ranking ranking) {
    ShardRanking.Builder message =
        ShardRanking.newBuilder()
            .setElapsed(ShardMessages.duration(ranking.elapsedNanos()))
            .setVectorsScored(ranking.vectorsScored())
            .setPlan(toMessage(ranking.plan()))
            .setPartial(ranking.partial());
    if (!Double.isNaN(ranking.certainty())) {
      message.setExactProbability((float) ranking.certainty());
    }
    for (RankedItem item : ranking.items()) {
      message
          .addIds(item.id())
          .addScores(item.score())
          .addModalities(ItemMessages.toMessage(item.modality()))
          .addVersions(item.version());
      if (item.group() != null) {
        message.addGroups(FilterMessages.toMessage(item.group()));
      }
    }
    return message.build();
  }

  static Ranking ranking(ShardRanking message) {
    List<RankedItem> items = new ArrayList<>(message.getIdsCount());
    for (int i = 0; i < message.getIdsCount(); i++) {
      Modality modality = Objects.requireNonNull(ItemMessages.modality(message.getModalities(i)));
      items.add(
          new RankedItem(
              message.getIds(i),
              message.getScores(i),
              modality,
              message.getVersions(i),
              i < message.getGroupsCount() ? FilterMessages.value(message.getGroups(i)) : null));
    }
    return new Ranking(
        items,
        ShardMessages.nanos(message.getElapsed()),
        message.getVectorsScored(),
        plan(message.getPlan()),
        message.hasExactProbability() ? message.getExactProbability() : Double.NaN,
        message.getPartial());
  }

  /** The plan as callers are told. */
  public static io.crossmodal.index.v1.SearchPlan toMessage(SearchPlan plan) {
    return switch (plan) {
      case SCAN -> io.crossmodal.index.v1.SearchPlan.SEARCH_PLAN_SCAN;
      case POOL -> io.crossmodal.index.v1.SearchPlan.SEARCH_PLAN_POOL;
      case GRAPH -> io.crossmodal.index.v1.SearchPlan.SEARCH_PLAN_GRAPH;
      case FILTERED_GRAPH -> io.crossmodal.index.v1.SearchPlan.SEARCH_PLAN_FILTERED_GRAPH;
    };
  }

  /** A node of an earlier version, which says nothing, scans. */
  private static SearchPlan plan(io.crossmodal.index.v1.SearchPlan plan) {
    return switch (plan) {
      case SEARCH_PLAN_POOL -> SearchPlan.POOL;
      case SEARCH_PLAN_GRAPH -> SearchPlan.GRAPH;
      case SEARCH_PLAN_FILTERED_GRAPH -> SearchPlan.FILTERED_GRAPH;
      case SEARCH_PLAN_SCAN, SEARCH_PLAN_UNSPECIFIED, UNRECOGNIZED -> SearchPlan.SCAN;
    };
  }
}
