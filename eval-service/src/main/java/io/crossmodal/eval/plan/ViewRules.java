package io.crossmodal.eval.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Views that a plan has beside those of its axes, and those of its axes that it has not.
 *
 * @param include views to add
 * @param exclude what to leave out of the axes; what is included stays
 */
public record ViewRules(List<ViewSpec> include, List<Pattern> exclude) {

  /** The axes as they are. */
  public static final ViewRules NONE = new ViewRules(List.of(), List.of());

  /**
   * Views that share what is set here.
   *
   * @param dimension null for any
   * @param precision null for any
   */
  public record Pattern(@Nullable Integer dimension, @Nullable Precision precision) {

    boolean matches(ViewSpec view) {
      return (dimension == null || dimension == view.dimension())
          && (precision == null || precision == view.precision());
    }
  }

  public ViewRules {
    include = include.stream().distinct().toList();
    exclude = List.copyOf(exclude);
  }

  /** The views of a plan with these axes, by dimension, then precision. */
  List<ViewSpec> views(List<Integer> dimensions, List<Precision> precisions) {
    Stream<ViewSpec> axes =
        dimensions.stream()
            .flatMap(d -> precisions.stream().map(p -> new ViewSpec(d, p)))
            .filter(view -> exclude.stream().noneMatch(pattern -> pattern.matches(view)));
    return Stream.concat(axes, include.stream())
        .distinct()
        .sorted(Comparator.comparingInt(ViewSpec::dimension).thenComparing(ViewSpec::precision))
        .toList();
  }
}
