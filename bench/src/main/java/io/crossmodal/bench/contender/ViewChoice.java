package io.crossmodal.bench.contender;

import io.crossmodal.bench.contender.PeerSystem.Kind;
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

  /** All flat views, from the widest codes to the narrowest. */
  public static List<ViewChoice> all() {
    List<ViewChoice> all = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      if (precision != Precision.PRECISION_UNSPECIFIED && precision != Precision.UNRECOGNIZED) {
        all.add(flat(precision));
      }
    }
    return all;
  }

  /** What a gallery in service would have, to measure calls with. */
  public static ViewChoice served() {
    return flat(Precision.PRECISION_INT8);
  }

  private static ViewChoice flat(Precision precision) {
    ViewSettings settings =
        ViewSettings.newBuilder()
            .setName("flat-" + label(precision))
            .setPrecision(precision)
            .build();
    return new ViewChoice(Kind.SCAN, settings, List.of(PLAIN));
  }

  private static String label(Precision precision) {
    return precision.name().replace("PRECISION_", "").toLowerCase(Locale.ROOT);
  }

  /** What it is called in reports. */
  public String title() {
    return "crossmodal " + settings.getName();
  }

  /** What a search at an effort asks for. */
  SearchParameters.Builder parameters(String effort) {
    return SearchParameters.newBuilder().setView(settings.getName());
  }
}
