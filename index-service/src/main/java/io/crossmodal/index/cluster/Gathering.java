package io.crossmodal.index.cluster;

import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.filter.Filter;
import io.crossmodal.index.search.SearchPlan;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Grouping;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.RankRequest;
import io.crossmodal.index.shard.RankedItem;
import io.crossmodal.index.shard.Ranking;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One search under way: what shards answered, and what is read of the best items. */
final class Gathering {

  private final PlacedGallery gallery;
  private final RankRequest request;
  private final SearchParameters parameters;
  private final ShardAnswers answers;
  private final List<GroupMembers> members = new ArrayList<>();

  Gathering(
      PlacedGallery gallery, RankRequest request, SearchParameters parameters, Scatter scatter) {
    this.gallery = gallery;
    this.request = request;
    this.parameters = parameters;
    this.answers =
        new ShardAnswers(gallery, scatter, parameters.readTokens(), parameters.leftOut());
  }

  /** One answer a query, in order; one for all if they are examples. */
  List<SearchAnswer> run(Deadline deadline) {
    Deadline reserve = deadline.withReserve();
    Grouping grouping = parameters.settings().grouping();
    if (grouping == null) {
      answers.rank(request, reserve);
      checkFields("parameters.filter", request.selection().filter());
    } else {
      // An item without the field is in no group; a group's other hits are looked for afterwards.
      Filter exists = new Filter.Exists(grouping.field());
      answers.rank(
          request.regrouped(
              request.queries(),
              request.selection().and(exists),
              new Grouping(grouping.field(), 1)),
          reserve);
      checkFields("parameters.group_by", exists);
      checkFields("parameters.filter", request.selection().filter());
      gatherMembers(grouping, reserve);
    }
    return parameters.parts().none() ? all(Map.of()) : withParts(deadline);
  }

  private void checkFields(String name, @Nullable Filter filter) {
    FilterFieldCheck.check(name, filter, answers.fields(), gallery.shards().size());
  }

  private void gatherMembers(Grouping grouping, Deadline deadline) {
    for (int query = 0; query < request.rankings() && grouping.size() > 1; query++) {
      List<FieldValue> groups =
          firsts(query).stream().map(item -> Objects.requireNonNull(item.group())).toList();
      List<float[]> vectors =
          request.examples() ? request.queries() : List.of(request.queries().get(query));
      members.add(
          groups.isEmpty()
              ? new GroupMembers(groups, Map.of())
              : new GroupMembers(
                  groups,
                  answers.rankAgain(
                      request.regrouped(
                          vectors,
                          request.selection().and(new Filter.OneOf(grouping.field(), groups)),
                          grouping),
                      deadline)));
    }
  }

  /** Reads the parts of the best; without the shards that then no longer answer. */
  private List<SearchAnswer> withParts(Deadline deadline) {
    Map<String, Item> read = new HashMap<>();
    Set<Integer> asked = Set.of();
    while (!asked.equals(answers.shards())) {
      asked = Set.copyOf(answers.shards());
      read.putAll(answers.read(winners(), parameters.parts(), deadline));
    }
    return all(read);
  }

  private List<String> winners() {
    List<String> ids = new ArrayList<>();
    for (int query = 0; query < request.rankings(); query++) {
      best(query).forEach(item -> ids.add(item.id()));
    }
    return ids.stream().distinct().toList();
  }

  private List<RankedItem> best(int query) {
    return members.isEmpty()
        ? firsts(query)
        : members
            .get(query)
            .best(
                answers.shards(), Objects.requireNonNull(parameters.settings().grouping()).size());
  }

  private List<RankedItem> firsts(int query) {
    List<List<RankedItem>> rankings = answers.rankings(query).stream().map(Ranking::items).toList();
    return parameters.settings().grouping() == null
        ? Merge.best(rankings, parameters.offset(), parameters.k())
        : Merge.firstOfGroups(rankings, parameters.offset(), parameters.k());
  }

  private List<SearchAnswer> all(Map<String, Item> read) {
    List<SearchAnswer> all = new ArrayList<>();
    long bytes = 0;
    for (int query = 0; query < request.rankings(); query++) {
      SearchAnswer answer = answer(query, read);
      for (Found found : answer.hits()) {
        bytes += found.item().approximateBytes();
      }
      AnswerSize.check(bytes);
      all.add(answer);
    }
    return all;
  }

  private SearchAnswer answer(int query, Map<String, Item> read) {
    List<Found> hits = new ArrayList<>();
    for (RankedItem item : best(query)) {
      if (parameters.parts().none()) {
        hits.add(new Found(bare(item), item.score(), item.group()));
      } else if (read.containsKey(item.id())) {
        // One that is not there any more was deleted since the shard ranked it.
        hits.add(
            new Found(Objects.requireNonNull(read.get(item.id())), item.score(), item.group()));
      }
    }
    long slowest = 0;
    long scored = 0;
    boolean partial = false;
    double certainty = 1;
    Set<SearchPlan> plans = EnumSet.noneOf(SearchPlan.class);
    for (Ranking ranking : answers.rankings(query)) {
      slowest = Math.max(slowest, ranking.elapsedNanos());
      scored += ranking.vectorsScored();
      partial |= ranking.partial();
      plans.add(ranking.plan());
      // What a shard missed of its own best need not be among the best of all.
      certainty *= ranking.certainty();
    }
    return new SearchAnswer(
        hits,
        answers.coverage(),
        request.view(),
        slowest,
        scored,
        plans,
        partial ? Double.NaN : certainty,
        partial);
  }

  private static Item bare(RankedItem item) {
    return new Item(item.id(), item.modality(), new float[0], new byte[0], null, item.version());
  }
}
