package io.crossmodal.bench.rpc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What callers of an index server in another process see.
 *
 * @param data what was searched
 * @param view which view
 * @param machine what it ran on
 * @param calls without writes, unless they were left out
 * @param idle searches at a fixed pace while nothing is written
 * @param writes the same while items are upserted
 */
public record RpcReport(
    String data,
    String view,
    String machine,
    @Nullable Calls calls,
    Load idle,
    List<Written> writes) {

  /**
   * Searches while nothing is written.
   *
   * @param inProcess one caller of the same view in this process
   * @param unary one caller over gRPC on loopback
   * @param callers of the next two, at once
   * @param service searches by that many
   * @param noop calls by that many that do nothing, with messages of the same size
   */
  public record Calls(Load inProcess, Load unary, int callers, Load service, Load noop) {}

  /** Every figure under its name, with its unit at the end of the name. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    if (calls != null) {
      put(figures, "in_process", calls.inProcess());
      put(figures, "unary", calls.unary());
      figures.put(
          "unary_over_in_process_p50_us",
          calls.unary().p50Micros() - calls.inProcess().p50Micros());
      figures.put("callers", (double) calls.callers());
      put(figures, "concurrent", calls.service());
      put(figures, "noop", calls.noop());
      figures.put(
          "concurrent_share_of_noop", calls.service().perSecond() / calls.noop().perSecond());
    }
    put(figures, "search_idle", idle);
    for (Written written : writes) {
      figures.put("upserts_%s_per_s".formatted(written.name()), written.upsertsPerSecond());
      put(figures, "search_while_" + written.name(), written.searches());
      figures.put(
          "p99_while_%s_over_idle".formatted(written.name()),
          written.searches().p99Micros() / idle.p99Micros());
    }
    return figures;
  }

  private static void put(Map<String, Double> figures, String name, Load load) {
    figures.put(name + "_per_s", load.perSecond());
    figures.put(name + "_p50_us", load.p50Micros());
    figures.put(name + "_p99_us", load.p99Micros());
  }

  /** For a person. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append("%s, view %s%n%s%n%n".formatted(data, view, machine));
    figures()
        .forEach(
            (name, value) ->
                text.append(String.format(Locale.ROOT, "%-38s %,14.2f%n", name, value)));
    return text.toString();
  }
}
