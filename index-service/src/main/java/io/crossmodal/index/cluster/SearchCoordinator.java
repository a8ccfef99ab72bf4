package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.RankRequest;
import io.crossmodal.index.shard.Selection;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranks a gallery's items: asks all shards at once, merges what they answer by exact score and id,
 * and says which of them did not answer.
 *
 * <p>So the answer is the same for every number of shards and every place of them.
 */
public final class SearchCoordinator {

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
    List<float[]> given = vectors.of(placed, queries, deadline);
    return run(placed, given, -1, parameters.selection(), parameters, deadline);
  }

  /** Ranks items by examples, which are left out themselves. */
  public SearchAnswer recommend(
      String gallery, Examples examples, SearchParameters parameters, Deadline deadline) {
    PlacedGallery placed = galleries.get(gallery, deadline);
    List<Query> all = new ArrayList<>(examples.positives());
    all.addAll(examples.negatives());
    List<float[]> given = vectors.of(placed, all, deadline);
    Selection others = parameters.selection().without(examples.ids());
    List<SearchAnswer> answers =
        switch (examples.strategy()) {
          case BEST_SCORE ->
              run(placed, given, examples.negatives().size(), others, parameters, deadline);
          case AVERAGE -> {
            float[] mean = ExampleMean.of(placed, given, examples.positives().size());
            yield run(placed, List.of(mean), -1, others, parameters, deadline);
          }
        };
    return answers.getFirst();
  }

  private List<SearchAnswer> run(
      PlacedGallery placed,
      List<float[]> queries,
      int negatives,
      Selection selection,
      SearchParameters parameters,
      Deadline deadline) {
    RankRequest request =
        new RankRequest(
            placed.view(parameters.view()),
            queries,
            negatives,
            parameters.k() + parameters.offset(),
            selection,
            parameters.settings());
    return new Gathering(placed, request, parameters, scatter).run(deadline);
  }
}
