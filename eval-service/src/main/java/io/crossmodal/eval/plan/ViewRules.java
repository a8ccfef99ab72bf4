package io.crossmodal.eval.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * Views that a plan has beside those of its axes, and those of its axes that it has not.
 *
 * @param include views to add
 * @param exclude what to leave out of the axes; what is included stays
 */
public record ViewRules(List<ViewSpec> include, List<ViewPattern> exclude) {

  /** The axes as they are. */
  public static final ViewRules NONE = new ViewRules(List.of(), List.of());

  public ViewRules {
    include = include.stream().distinct().toList();
    exclude = List.copyOf(exclude);
  }

  /** The views of a plan with these axes, in order, as they are for this source. */
  List<ViewSpec> views(
      List<Integer> dimensions,
      List<Precision> precisions,
      ServingAxes serving,
      SourceShape source) {
    List<Integer> shards = serving.shards().isEmpty() ? List.of(0) : serving.shards();
    Stream<ViewSpec> axes =
        dimensions.stream()
            .flatMap(d -> precisions.stream().map(p -> new ViewSpec(d, p)))
            .flatMap(v -> serving.reductions().stream().map(v::reduced))
            .flatMap(v -> shards.stream().map(v::sharded))
            .flatMap(v -> serving.searches().stream().map(v::searched))
            .map(view -> view.on(source))
            .filter(view -> exclude.stream().noneMatch(pattern -> pattern.matches(view)));
    return Stream.concat(axes, include.stream().map(view -> view.on(source)))
        .distinct()
        .sorted()
        .toList();
  }
}
