package io.crossmodal.bench.rpc;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What callers of an index server in another process see.
 *
 * @param data what was searched
 * @param view which view
 * @param machine what it ran on
 * @param inProcess one caller of the same view in this process
 * @param unary one caller over gRPC on loopback
 * @param callers of the next two, at once
 * @param service searches by that many
 * @param noop calls by that many that do nothing, with messages of the same size
 * @param applied upserts a second acknowledged as applied
 * @param fsynced upserts a second acknowledged as forced to the disk
 * @param idle searches at a fixed pace while nothing is written
 * @param whileApplied the same while items are upserted and applied
 * @param whileFsynced the same while items are upserted and forced to the disk
 */
public record RpcReport(
    String data,
    String view,
    String machine,
    Load inProcess,
    Load unary,
    int callers,
    Load service,
    Load noop,
    double applied,
    double fsynced,
    Load idle,
    Load whileApplied,
    Load whileFsynced) {

  /** Every figure under its name, with its unit at the end of the name. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    put(figures, "in_process", inProcess);
    put(figures, "unary", unary);
    figures.put("unary_over_in_process_p50_us", unary.p50Micros() - inProcess.p50Micros());
    put(figures, "concurrent", service);
    put(figures, "noop", noop);
    figures.put("concurrent_share_of_noop", service.perSecond() / noop.perSecond());
    figures.put("upserts_applied_per_s", applied);
    figures.put("upserts_fsynced_per_s", fsynced);
    put(figures, "search_idle", idle);
    put(figures, "search_while_applied", whileApplied);
    put(figures, "search_while_fsynced", whileFsynced);
    figures.put("p99_while_applied_over_idle", whileApplied.p99Micros() / idle.p99Micros());
    figures.put("p99_while_fsynced_over_idle", whileFsynced.p99Micros() / idle.p99Micros());
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
                text.append(String.format(Locale.ROOT, "%-34s %,14.2f%n", name, value)));
    return text.toString();
  }
}
