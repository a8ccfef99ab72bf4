package io.crossmodal.index.shard;

import io.crossmodal.index.search.CandidatePoolSearcher;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.DamagedFileException;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Searches a shard's views, in memory alone. */
final class ShardSearch {

  private static final int NAMED_UNKNOWN = 10;

  private final LiveTable live;
  private final Pace pace;
  private final Upkeep upkeep;
  private final QueryPool queries;
  private final Payloads payloads;
  private final ExactViews exact;
  private final HitGroups groups;
  private final CandidatePoolSearcher pools = new CandidatePoolSearcher();

  ShardSearch(
      LiveTable live,
      Pace pace,
      Upkeep upkeep,
      Payloads payloads,
      ExactViews exact,
      HitGroups groups,
      QueryPool queries) {
    this.live = live;
    this.pace = pace;
    this.upkeep = upkeep;
    this.payloads = payloads;
    this.exact = exact;
    this.groups = groups;
    this.queries = queries;
  }

  Rankings rank(RankRequest request, Deadline deadline) {
    return inView(
        request.view(),
        (table, view) -> {
          Selected selected = payloads.select(table, request.selection(), deadline);
          ViewRanking ranking =
              new ViewRanking(
                  table,
                  view,
                  FirstPass.of(table, view, selected, request),
                  request,
                  exact,
                  groups);
          Ranking[] rankings = new Ranking[request.rankings()];
          queries.forEach(rankings.length, deadline, i -> rankings[i] = ranking.rank(i, deadline));
          return new Rankings(Arrays.asList(rankings), selected.fields());
        });
  }

  PoolScores score(PoolRequest request, Deadline deadline) {
    return inView(
        request.view(),
        (table, view) -> {
          List<String> unknown = new ArrayList<>();
          int[] ordinals = ordinals(table, request.ids(), unknown);
          if (!unknown.isEmpty()) {
            return PoolScores.none(unknown, view.bytes());
          }
          return score(view, ordinals, request.queries(), deadline);
        });
  }

  private PoolScores score(
      QuantizedView view, int[] ordinals, List<PoolQuery> pooled, Deadline deadline) {
    float[][] scores = new float[pooled.size()][];
    long[] elapsed = new long[pooled.size()];
    long[][] laps = new long[pooled.size()][];
    queries.forEach(
        scores.length,
        deadline,
        i -> {
          PoolQuery query = pooled.get(i);
          int[] pool = select(ordinals, query);
          scores[i] = new float[pool.length];
          long start = System.nanoTime();
          BoundQuery bound = view.bind(query.vector());
          laps[i] = pools.score(view, bound, pool, scores[i], query.laps());
          elapsed[i] = System.nanoTime() - start;
          for (int lap = 0; lap < laps[i].length; lap++) {
            laps[i][lap] -= start;
          }
        });
    return new PoolScores(Arrays.asList(scores), elapsed, laps, List.of(), view.bytes());
  }

  private static int[] select(int[] ordinals, PoolQuery query) {
    int[] candidates = query.candidates();
    if (candidates == null) {
      return ordinals;
    }
    int[] pool = new int[candidates.length];
    for (int i = 0; i < pool.length; i++) {
      pool[i] = ordinals[candidates[i]];
    }
    return pool;
  }

  private static int[] ordinals(ItemTable table, List<String> ids, List<String> unknown) {
    int[] ordinals = new int[ids.size()];
    for (int i = 0; i < ordinals.length && unknown.size() < NAMED_UNKNOWN; i++) {
      Integer ordinal = table.ordinal(ids.get(i));
      if (ordinal == null) {
        unknown.add(ids.get(i));
      } else {
        ordinals[i] = ordinal;
      }
    }
    return ordinals;
  }

  /**
   * Repeats work that a view was closed beneath, because another one has taken its place, or whose
   * file turned out to be damaged.
   */
  private <T> T inView(String name, BiFunction<ItemTable, QuantizedView, T> work) {
    while (true) {
      ItemTable table = live.table();
      Map<String, QuantizedView> views = table.views();
      QuantizedView view = views.get(name);
      if (view == null) {
        throw ServiceException.of(
                ErrorReason.VIEW_NOT_FOUND, "view: %s (expected: one of %s)", name, views.keySet())
            .with("view", name);
      }
      pace.searchBegins();
      try {
        return work.apply(table, view);
      } catch (DamagedFileException e) {
        live.damaged(table, e);
        upkeep.look();
      } catch (IllegalStateException e) {
        if (live.table() == table && table.views().get(name) == view) {
          throw e;
        }
      } finally {
        pace.searchEnds();
      }
    }
  }
}
