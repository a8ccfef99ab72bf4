package io.crossmodal.index.cluster;

import io.crossmodal.index.filter.FieldReport;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.RankRequest;
import io.crossmodal.index.shard.RankedItem;
import io.crossmodal.index.shard.Ranking;
import io.crossmodal.index.shard.Rankings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a gallery's shards answer to one search, and which of them do not. */
final class ShardAnswers {

  /** What a shard answers that no other shard or time would change. */
  private static final List<ErrorReason> CALLERS_FAULT =
      List.of(
          ErrorReason.INVALID_FIELD,
          ErrorReason.INVALID_VECTOR,
          ErrorReason.TOO_LARGE,
          ErrorReason.FAILED_PRECONDITION);

  private final PlacedGallery gallery;
  private final Scatter scatter;
  private final Map<Integer, Long> changes;
  private final Set<Integer> leftOut;
  private final Map<Integer, Rankings> answers = new TreeMap<>();
  private final Map<Integer, ServiceException> failures = new TreeMap<>();

  /**
   * Nothing yet.
   *
   * @param tokens of writes that shards must have
   * @param leftOut numbers of shards that are not asked
   */
  ShardAnswers(PlacedGallery gallery, Scatter scatter, List<String> tokens, Set<Integer> leftOut) {
    this.gallery = gallery;
    this.scatter = scatter;
    this.changes = WriteTokens.changes(gallery, tokens);
    this.leftOut = leftOut;
    check(leftOut, gallery.shards().size());
  }

  /** Asks all shards but those that are left out. */
  void rank(RankRequest request, Deadline deadline) {
    leftOut.forEach(
        shard ->
            failures.put(
                shard, new ServiceException(ErrorReason.UNREACHABLE, "left out as asked for")));
    answers.putAll(
        call(
            gallery.shards().stream().filter(s -> !leftOut.contains(s.number())).toList(),
            request,
            deadline));
  }

  private static void check(Set<Integer> leftOut, int shards) {
    for (int shard : leftOut) {
      if (shard < 0 || shard >= shards || leftOut.size() == shards) {
        throw ServiceException.field(
            "parameters.left_out_shards",
            leftOut.stream().sorted().toList(),
            "at most %d of 0..%d, the gallery's shards".formatted(shards - 1, shards - 1));
      }
    }
  }

  /** Asks the shards that answered for one more ranking. */
  Map<Integer, List<RankedItem>> rankAgain(RankRequest request, Deadline deadline) {
    List<PlacedShard> shards =
        gallery.shards().stream().filter(s -> answers.containsKey(s.number())).toList();
    Map<Integer, List<RankedItem>> items = new HashMap<>();
    call(shards, request, deadline)
        .forEach((shard, rankings) -> items.put(shard, rankings.queries().getFirst().items()));
    return items;
  }

  private Map<Integer, Rankings> call(
      List<PlacedShard> shards, RankRequest request, Deadline deadline) {
    List<Outcome<Rankings>> outcomes =
        scatter.call(
            shards,
            s -> s.shard().rank(request.since(changes.getOrDefault(s.number(), 0L)), deadline),
            deadline);
    Map<Integer, Rankings> values = new HashMap<>();
    for (int i = 0; i < shards.size(); i++) {
      int shard = shards.get(i).number();
      switch (outcomes.get(i)) {
        case Outcome.Success<Rankings>(Rankings rankings) -> values.put(shard, rankings);
        case Outcome.Failure<Rankings>(ServiceException e) -> fail(shard, e);
      }
    }
    return values;
  }

  /** Reads items from the shards that hold them; one that fails is no longer one that answered. */
  Map<String, Item> read(List<String> ids, ItemParts parts, Deadline deadline) {
    List<List<String>> split = gallery.router().split(ids, id -> id);
    List<PlacedShard> holders =
        gallery.shards().stream().filter(s -> !split.get(s.number()).isEmpty()).toList();
    List<Outcome<List<Item>>> outcomes =
        scatter.call(
            holders, s -> s.shard().read(split.get(s.number()), parts, deadline), deadline);
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

  /** Numbers of the shards that answered. */
  Set<Integer> shards() {
    return answers.keySet();
  }

  /** What each of them answered to one query. */
  List<Ranking> rankings(int query) {
    return answers.values().stream().map(shard -> shard.queries().get(query)).toList();
  }

  List<FieldReport> fields() {
    return answers.values().stream().map(Rankings::fields).toList();
  }

  Coverage coverage() {
    return new Coverage(gallery.shards().size(), answers.size(), unreachable());
  }

  private List<String> unreachable() {
    return failures.entrySet().stream()
        .map(f -> gallery.shards().get(f.getKey()) + ": " + f.getValue().reason().code())
        .toList();
  }
}
