package io.crossmodal.index.cluster;

import io.crossmodal.index.search.SearchPlan;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.RankRequest;
import io.crossmodal.index.shard.RankedItem;
import io.crossmodal.index.shard.Ranking;
import io.crossmodal.index.shard.Rankings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ranks a gallery's items: asks all shards at once, merges what they answer by exact score and id,
 * and says which of them did not answer.
 *
 * <p>So the answer is the same for every number of shards and every place of them.
 */
public final class SearchCoordinator {

  /** What a shard answers that no other shard or time would change. */
  private static final List<ErrorReason> CALLERS_FAULT =
      List.of(ErrorReason.INVALID_FIELD, ErrorReason.INVALID_VECTOR, ErrorReason.TOO_LARGE);

  private final Galleries galleries;
  private final Scatter scatter;
  private final QueryVectors vectors;

  SearchCoordinator(Galleries galleries, Scatter scatter, QueryVectors vectors) {
    this.galleries = galleries;
    this.scatter = scatter;
    this.vectors = vectors;
  }

  /** One answer a query, in order. */
  public List<SearchAnswer> search(
      String gallery, List<Query> queries, SearchParameters parameters, Deadline deadline) {
    PlacedGallery placed = galleries.get(gallery, deadline);
    RankRequest request =
        new RankRequest(
            placed.view(parameters.view()),
            vectors.of(placed, queries, deadline),
            parameters.k() + parameters.offset(),
            parameters.selection());
    return new Gathering(placed, request, parameters).run(deadline);
  }

  /** One search under way. */
  private final class Gathering {

    private final PlacedGallery gallery;
    private final RankRequest request;
    private final SearchParameters parameters;
    private final Map<Integer, Rankings> answers = new TreeMap<>();
    private final Map<Integer, ServiceException> failures = new TreeMap<>();

    Gathering(PlacedGallery gallery, RankRequest request, SearchParameters parameters) {
      this.gallery = gallery;
      this.request = request;
      this.parameters = parameters;
    }

    List<SearchAnswer> run(Deadline deadline) {
      Deadline reserve = deadline.withReserve();
      List<Outcome<Rankings>> outcomes =
          scatter.call(gallery.shards(), s -> s.shard().rank(request, reserve), reserve);
      for (int shard = 0; shard < outcomes.size(); shard++) {
        switch (outcomes.get(shard)) {
          case Outcome.Success<Rankings>(Rankings rankings) -> answers.put(shard, rankings);
          case Outcome.Failure<Rankings>(ServiceException e) -> fail(shard, e);
        }
      }
      FilterFieldCheck.check(
          "parameters.filter",
          request.selection().filter(),
          answers.values().stream().map(Rankings::fields).toList(),
          gallery.shards().size());
      return parameters.parts().none() ? answers(Map.of()) : withParts(deadline);
    }

    /** Reads the parts of the best; without the shards that then no longer answer. */
    private List<SearchAnswer> withParts(Deadline deadline) {
      Map<String, Item> read = new HashMap<>();
      List<Integer> asked = new ArrayList<>();
      while (!asked.equals(List.copyOf(answers.keySet()))) {
        asked = List.copyOf(answers.keySet());
        read.putAll(read(winners(), deadline));
      }
      return answers(read);
    }

    private Map<String, Item> read(List<String> ids, Deadline deadline) {
      List<List<String>> split = gallery.router().split(ids, id -> id);
      List<PlacedShard> holders =
          gallery.shards().stream().filter(s -> !split.get(s.number()).isEmpty()).toList();
      List<Outcome<List<Item>>> outcomes =
          scatter.call(
              holders,
              s -> s.shard().read(split.get(s.number()), parameters.parts(), deadline),
              deadline);
      Map<String, Item> items = new HashMap<>();
      for (int i = 0; i < holders.size(); i++) {
        switch (outcomes.get(i)) {
          case Outcome.Success<List<Item>>(List<Item> some) ->
              some.forEach(item -> items.put(item.id(), item));
          case Outcome.Failure<List<Item>>(ServiceException e) -> fail(holders.get(i).number(), e);
        }
      }
      return items;
    }

    private void fail(int shard, ServiceException e) {
      if (CALLERS_FAULT.contains(e.reason())) {
        throw e;
      }
      answers.remove(shard);
      failures.put(shard, e);
      if (failures.size() == gallery.shards().size()) {
        throw new ServiceException(e.reason(), "no shard answered: " + unreachable(), e);
      }
    }

    private List<String> unreachable() {
      return failures.entrySet().stream()
          .map(f -> gallery.shards().get(f.getKey()) + ": " + f.getValue().reason().code())
          .toList();
    }

    private List<String> winners() {
      List<String> ids = new ArrayList<>();
      for (int query = 0; query < request.queries().size(); query++) {
        best(query).forEach(item -> ids.add(item.id()));
      }
      return ids.stream().distinct().toList();
    }

    private List<RankedItem> best(int query) {
      List<List<RankedItem>> rankings =
          answers.values().stream().map(shard -> shard.queries().get(query).items()).toList();
      return Merge.best(rankings, parameters.offset(), parameters.k());
    }

    private List<SearchAnswer> answers(Map<String, Item> read) {
      List<String> unreachable = unreachable();
      Coverage coverage = new Coverage(gallery.shards().size(), answers.size(), unreachable);
      List<SearchAnswer> all = new ArrayList<>();
      long bytes = 0;
      for (int query = 0; query < request.queries().size(); query++) {
        SearchAnswer answer = answer(query, coverage, read);
        for (Found found : answer.hits()) {
          bytes += found.item().approximateBytes();
        }
        AnswerSize.check(bytes);
        all.add(answer);
      }
      return all;
    }

    private SearchAnswer answer(int query, Coverage coverage, Map<String, Item> read) {
      List<Found> hits = new ArrayList<>();
      for (RankedItem item : best(query)) {
        if (parameters.parts().none()) {
          hits.add(new Found(bare(item), item.score()));
        } else if (read.containsKey(item.id())) {
          // One that is not there any more was deleted since the shard ranked it.
          hits.add(new Found(Objects.requireNonNull(read.get(item.id())), item.score()));
        }
      }
      long slowest = 0;
      long scored = 0;
      Set<SearchPlan> plans = EnumSet.noneOf(SearchPlan.class);
      for (Rankings shard : answers.values()) {
        Ranking ranking = shard.queries().get(query);
        slowest = Math.max(slowest, ranking.elapsedNanos());
        scored += ranking.vectorsScored();
        plans.add(ranking.plan());
      }
      return new SearchAnswer(hits, coverage, request.view(), slowest, scored, plans);
    }

    private static Item bare(RankedItem item) {
      return new Item(item.id(), item.modality(), new float[0], new byte[0], null, item.version());
    }
  }
}
