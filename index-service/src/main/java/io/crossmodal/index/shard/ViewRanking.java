package io.crossmodal.index.shard;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.search.Hit;
import io.crossmodal.index.search.Scan;
import io.crossmodal.index.search.Shortlist;
import io.crossmodal.index.view.QuantizedView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Ranks the selected items of one view as a request says.
 *
 * @param groups finds the groups of hits
 */
record ViewRanking(
    ItemTable table,
    QuantizedView view,
    FirstPass pass,
    RankRequest request,
    ExactViews exact,
    HitGroups groups) {

  /** Items that are scored a second time at most, which bounds what is read of the disk. */
  private static final int MAX_SHORTLIST = 100_000;

  /** With a shortlist of so many times the hits, recall of ten is .99 and more (performance.md). */
  private static final double USUAL_FOR_BIT1 = 10;

  private static final double USUAL_FOR_BIT2 = 5;

  /** One ranking of a request, by its number. */
  Ranking rank(int number, Deadline deadline) {
    long start = System.nanoTime();
    List<float[]> positives = List.of(request.queries().get(number));
    List<float[]> negatives = List.of();
    if (request.examples()) {
      int wanted = request.queries().size() - request.negatives();
      positives = request.queries().subList(0, wanted);
      negatives = request.queries().subList(wanted, request.queries().size());
    }
    return rank(positives, negatives, deadline, start);
  }

  private Ranking rank(
      List<float[]> positives, List<float[]> negatives, Deadline deadline, long start) {
    Deadline near = deadline.withReserve();
    BooleanSupplier enough = () -> request.settings().bestEffort() && near.passed();
    Grouping grouping = request.settings().grouping();
    int limit = grouping == null ? request.limit() : HitGroups.firstLook(request.limit(), grouping);
    while (true) {
      Scan scan = best(positives, negatives, limit, deadline, enough);
      List<RankedItem> items = named(aboveThreshold(scan.hits()));
      boolean all =
          scan.hits().size() < limit || !scan.complete() || limit >= pass.selected().size();
      if (grouping != null) {
        HitGroups.Grouped grouped = groups.group(items, grouping, request.limit());
        if (!grouped.complete() && !all && items.size() == scan.hits().size()) {
          limit = (int) Math.min(4L * limit, pass.selected().size());
          continue;
        }
        items = grouped.items();
      }
      return new Ranking(
          items,
          System.nanoTime() - start,
          scan.scored(),
          scan.plan(),
          // Groups are those of the best items if the hits that they were made of are the best.
          scan.certainty(),
          !scan.complete());
    }
  }

  private Scan best(
      List<float[]> positives,
      List<float[]> negatives,
      int limit,
      Deadline deadline,
      BooleanSupplier enough) {
    RankSettings settings = request.settings();
    if (view.spec().precision() != Precision.FP32 && settings.exact()) {
      return exact.with(
          table, view, e -> pass.best(e, positives, negatives, limit, deadline, enough));
    }
    double oversampling = request.examples() ? RankSettings.CODES_ALONE : oversampling();
    if (oversampling == RankSettings.CODES_ALONE) {
      return byCodes(positives, negatives, limit, deadline, enough);
    }
    int shortlist = (int) Math.clamp(Math.ceil(limit * oversampling), limit, MAX_SHORTLIST);
    int looked = pass.walks() ? shortlist : Shortlist.looked(shortlist);
    Scan first = pass.best(view, positives, negatives, looked, deadline, enough);
    int[] ordinals = ordinals(first.cut(shortlist, first.certainty()).hits());
    float[] scores =
        exact.with(table, view, e -> FirstPass.again(e, positives.getFirst(), ordinals, deadline));
    List<Hit> again = pass.best(ordinals, scores, limit);
    boolean more = first.hits().size() == looked;
    double certainty =
        again.isEmpty()
            ? first.certainty()
            : first.certainty() * Shortlist.certainty(first, scores, again.getLast().score(), more);
    return new Scan(
        again, first.scored() + ordinals.length, first.complete(), first.plan(), 0, certainty);
  }

  private Scan byCodes(
      List<float[]> positives,
      List<float[]> negatives,
      int limit,
      Deadline deadline,
      BooleanSupplier enough) {
    boolean exact = view.spec().precision() == Precision.FP32;
    // Of several examples' errors nothing is known, and a walk would have to go further.
    if (exact || request.examples() || pass.walks()) {
      Scan scan = pass.best(view, positives, negatives, limit, deadline, enough);
      return exact ? scan : scan.unsure();
    }
    int looked = Shortlist.looked(limit);
    Scan scan = pass.best(view, positives, negatives, looked, deadline, enough);
    boolean more = scan.hits().size() == looked;
    return scan.cut(limit, Shortlist.certaintyOfCodes(scan, limit, more));
  }

  /** As the request says or, where it says nothing, as the codes need it. */
  private double oversampling() {
    double given = request.settings().oversampling();
    return switch (view.spec().precision()) {
      case FP32 -> RankSettings.CODES_ALONE;
      case FP16, INT8, INT4 -> given == 0 ? RankSettings.CODES_ALONE : given;
      case BIT2 -> given == 0 ? USUAL_FOR_BIT2 : given;
      case BIT1 -> given == 0 ? USUAL_FOR_BIT1 : given;
    };
  }

  private List<Hit> aboveThreshold(List<Hit> hits) {
    Float threshold = request.settings().threshold();
    return threshold == null
        ? hits
        : hits.stream().takeWhile(hit -> hit.score() >= threshold).toList();
  }

  private static int[] ordinals(List<Hit> hits) {
    int[] ordinals = new int[hits.size()];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = hits.get(i).ordinal();
    }
    return ordinals;
  }

  private List<RankedItem> named(List<Hit> hits) {
    ItemColumns columns = table.columns();
    columns.prefetch(ordinals(hits));
    List<RankedItem> items = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      int ordinal = hit.ordinal();
      items.add(
          new RankedItem(
              columns.id(ordinal),
              hit.score(),
              columns.modality(ordinal),
              columns.version(ordinal)));
    }
    return items;
  }
}
