package io.crossmodal.bench.contender;

import io.crossmodal.bench.contender.PeerSystem.Kind;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.ViewSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A view that takes part, and what its recall can be bought with.
 *
 * @param kind what it is compared with
 * @param settings what it is made of, named
 * @param efforts cheapest first
 */
public record ViewChoice(Kind kind, ViewSettings settings, List<String> efforts) {

  private static final String PLAIN = "plain";
  private static final String RERANK = "x";
  private static final String WALK = "ef";

  /** Views that scan, from the widest codes to the narrowest, and views with a graph. */
  public static List<ViewChoice> all() {
    List<ViewChoice> all = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      if (precision != Precision.PRECISION_UNSPECIFIED && precision != Precision.UNRECOGNIZED) {
        all.add(flat(precision));
      }
    }
    all.add(graph(Precision.PRECISION_FP32));
    all.add(graph(Precision.PRECISION_INT8));
    return all;
  }

  /** What a gallery in service would have, to measure calls with. */
  public static ViewChoice served() {
    return graph(Precision.PRECISION_FP32);
  }

  /** From walks that keep few nodes to walks that keep many. */
  private static ViewChoice graph(Precision precision) {
    ViewSettings settings =
        ViewSettings.newBuilder()
            .setName("graph-" + label(precision))
            .setPrecision(precision)
            .setIndexKind(IndexKind.INDEX_KIND_GRAPH)
            .build();
    return new ViewChoice(
        Kind.GRAPH,
        settings,
        List.of("ef16", "ef24", "ef32", "ef40", "ef48", "ef64", "ef80", "ef96", "ef128"));
  }

  private static ViewChoice flat(Precision precision) {
    ViewSettings settings =
        ViewSettings.newBuilder()
            .setName("flat-" + label(precision))
            .setPrecision(precision)
            .build();
    return new ViewChoice(Kind.SCAN, settings, efforts(precision));
  }

  /** How much of a shortlist is reranked, up to where nothing is missed any more. */
  private static List<String> efforts(Precision precision) {
    return switch (precision) {
      case PRECISION_INT8 -> List.of(PLAIN, "x1.5", "x2");
      case PRECISION_INT4 -> List.of(PLAIN, "x2", "x3", "x5");
      case PRECISION_BIT2 -> List.of("x1", "x3", "x5", "x10", "x20");
      case PRECISION_BIT1 -> List.of("x1", "x3", "x5", "x10", "x20", "x50");
      case PRECISION_FP32, PRECISION_FP16, PRECISION_UNSPECIFIED, UNRECOGNIZED -> List.of(PLAIN);
    };
  }

  private static String label(Precision precision) {
    return precision.name().replace("PRECISION_", "").toLowerCase(Locale.ROOT);
  }

  /** What it is called in reports. */
  public String title() {
    return "crossmodal " + settings.getName();
  }

  /**
   * What a search at an effort asks for: "x5" reranks a shortlist of five times k, "ef64" keeps 64
   * nodes while it walks.
   */
  SearchParameters.Builder parameters(String effort) {
    SearchParameters.Builder parameters = SearchParameters.newBuilder().setView(settings.getName());
    if (effort.startsWith(WALK)) {
      return parameters.setEffort(Integer.parseInt(effort.substring(WALK.length())));
    }
    return effort.startsWith(RERANK)
        ? parameters.setOversampling(Double.parseDouble(effort.substring(RERANK.length())))
        : parameters;
  }
}
