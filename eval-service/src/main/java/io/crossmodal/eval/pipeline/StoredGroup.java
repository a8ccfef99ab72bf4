package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.eval.plan.Structure;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ways of searching that one stored view serves, so that it is built once.
 *
 * @param stored what is built, with the structure of its search
 * @param specs in order, at least one
 */
record StoredGroup(ViewSpec stored, List<ViewSpec> specs) {

  StoredGroup {
    specs = List.copyOf(specs);
  }

  /**
   * The stored views that these need.
   *
   * @param references those whose costs don't matter: a graph's codes serve their rankings of all
   *     items as well, where nothing else needs them flat
   */
  static List<StoredGroup> of(List<ViewSpec> views, Set<ViewSpec> references) {
    Map<ViewSpec, List<ViewSpec>> groups = new LinkedHashMap<>();
    views.stream()
        .filter(view -> !references.contains(view))
        .forEach(view -> groups.computeIfAbsent(stored(view), _ -> new ArrayList<>()).add(view));
    for (ViewSpec view : views) {
      if (references.contains(view)) {
        ViewSpec graph = view.searched(walked());
        ViewSpec own = stored(view);
        ViewSpec at = !groups.containsKey(own) && groups.containsKey(graph) ? graph : own;
        groups.computeIfAbsent(at, _ -> new ArrayList<>()).add(view);
      }
    }
    return groups.entrySet().stream().map(e -> new StoredGroup(e.getKey(), e.getValue())).toList();
  }

  private static ViewSpec stored(ViewSpec view) {
    return view.searched(
        view.search().structure() == Structure.GRAPH ? walked() : SearchSpec.EXHAUSTIVE);
  }

  private static SearchSpec walked() {
    return new SearchSpec(Structure.GRAPH, 0, SearchSpec.USUAL_RECALL, 1, 0);
  }
}
