package io.crossmodal.bench.rpc;

import io.crossmodal.index.v1.Durability;
import java.util.Locale;

/**
 * Searches beside writes.
 *
 * @param durability of the writes
 * @param pace upserts a second that were sent at most; 0 for as many as were taken
 * @param upsertsPerSecond acknowledged
 * @param searches meanwhile
 */
public record Written(Durability durability, int pace, double upsertsPerSecond, Load searches) {

  /** What the writes are called in a report, as {@code applied} or {@code fsynced_at_5000}. */
  String name() {
    String kind = durability.name().replace("DURABILITY_", "").toLowerCase(Locale.ROOT);
    return pace == 0 ? kind : kind + "_at_" + pace;
  }
}
