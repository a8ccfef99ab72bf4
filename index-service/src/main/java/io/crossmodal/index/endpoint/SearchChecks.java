package io.crossmodal.index.endpoint;

import io.crossmodal.index.v1.BatchSearchRequest;
import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.RecommendRequest;
import io.crossmodal.index.v1.RecommendStrategy;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks requests to search; vectors are checked where the gallery's dimension is known. */
final class SearchChecks {

  private static final int MAX_EXAMPLES = 100;
  private static final int MAX_BATCH = 1_000;
  private static final int MAX_POOL_QUERIES = 10_000;
  private static final int MAX_POOL_IDS = 1_000_000;
  private static final long MAX_SCORES = 15_000_000;
  private static final long MAX_RANKED = 1_000_000;
  private static final int MAX_TIMED_SIZES = 64;

  private SearchChecks() {}

  static void check(SearchRequest request) {
    Violations violations = new Violations();
    Names.check(violations, "gallery", request.getGallery());
    query(violations, "query", request.getQuery());
    ParameterChecks.check(violations, request.getParameters());
    violations.check();
  }

  static void check(BatchSearchRequest request) {
    Violations violations = new Violations();
    Names.check(violations, "gallery", request.getGallery());
    violations.count("queries", request.getQueriesCount(), MAX_BATCH);
    for (int i = 0; i < request.getQueriesCount(); i++) {
      query(violations, "queries[" + i + "]", request.getQueries(i));
    }
    SearchParameters parameters = request.getParameters();
    long ranked = (long) parameters.getK() + parameters.getOffset();
    violations.range(
        "queries (hits in all, offsets included)",
        request.getQueriesCount() * ranked,
        0,
        MAX_RANKED);
    ParameterChecks.check(violations, request.getParameters());
    violations.check();
  }

  static void check(ScoreCandidatesRequest request) {
    Violations violations = new Violations();
    Names.check(violations, "gallery", request.getGallery());
    view(violations, "view", request.getView());
    violations.count("ids", request.getIdsCount(), MAX_POOL_IDS);
    violations.count("queries", request.getQueriesCount(), MAX_POOL_QUERIES);
    long scores = 0;
    int smallest = request.getIdsCount();
    for (int i = 0; i < request.getQueriesCount(); i++) {
      CandidateQuery query = request.getQueries(i);
      query(violations, "queries[" + i + "].query", query.getQuery());
      positions(violations, i, query, request.getIdsCount());
      int named = query.getCandidatesCount();
      int candidates = named == 0 ? request.getIdsCount() : named;
      scores += candidates;
      smallest = Math.min(smallest, candidates);
    }
    timedSizes(violations, request.getTimedSizesList(), smallest);
    violations.range("queries (scores in all)", scores, 0, MAX_SCORES);
    ids(violations, request.getIdsList());
    violations.check();
  }

  private static void timedSizes(Violations violations, List<Integer> sizes, int smallest) {
    violations.range("timed_sizes (how many)", sizes.size(), 0, MAX_TIMED_SIZES);
    long above = 0;
    for (int i = 0; i < Math.min(sizes.size(), MAX_TIMED_SIZES); i++) {
      long size = Integer.toUnsignedLong(sizes.get(i));
      if (size <= above || size > smallest) {
        violations.add(
            "timed_sizes[%d]".formatted(i),
            size,
            "ascending, up to %d, the smallest pool".formatted(smallest));
      }
      above = size;
    }
  }

  private static void positions(Violations violations, int index, CandidateQuery query, int ids) {
    for (int i = 0; i < query.getCandidatesCount(); i++) {
      long position = Integer.toUnsignedLong(query.getCandidates(i));
      if (position >= ids) {
        violations.add(
            "queries[%d].candidates[%d]".formatted(index, i),
            position,
            "0..%d, a position in ids".formatted(ids - 1));
      }
    }
  }

  private static void ids(Violations violations, List<String> ids) {
    Set<String> seen = HashSet.newHashSet(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i).isEmpty() || !seen.add(ids.get(i))) {
        violations.add("ids[%d]".formatted(i), "'" + ids.get(i) + "'", "an id, and none twice");
      }
    }
  }

  static void check(RecommendRequest request) {
    Violations violations = new Violations();
    Names.check(violations, "gallery", request.getGallery());
    violations.count("positives", request.getPositivesCount(), MAX_EXAMPLES);
    violations.range("negatives (how many)", request.getNegativesCount(), 0, MAX_EXAMPLES);
    for (int i = 0; i < Math.min(MAX_EXAMPLES, request.getPositivesCount()); i++) {
      query(violations, "positives[" + i + "]", request.getPositives(i));
    }
    for (int i = 0; i < Math.min(MAX_EXAMPLES, request.getNegativesCount()); i++) {
      query(violations, "negatives[" + i + "]", request.getNegatives(i));
    }
    if (request.getStrategy() == RecommendStrategy.UNRECOGNIZED) {
      violations.add("strategy", request.getStrategyValue(), "a known one");
    }
    if (request.getStrategy() == RecommendStrategy.RECOMMEND_STRATEGY_BEST_SCORE
        && request.getParameters().getOversampling() != 0) {
      violations.add(
          "parameters.oversampling", request.getParameters().getOversampling(), "0 for best_score");
    }
    ParameterChecks.check(violations, request.getParameters());
    violations.check();
  }

  static void view(Violations violations, String field, String view) {
    if (!view.isEmpty()) {
      Names.check(violations, field, view);
    }
  }

  private static void query(Violations violations, String field, Query query) {
    switch (query.getKindCase()) {
      case VECTOR -> {}
      case ITEM_ID -> Names.id(violations, field + ".item_id", query.getItemId());
      case KIND_NOT_SET -> violations.add(field, "empty", "a vector or an item_id");
    }
  }
}
