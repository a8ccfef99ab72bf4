package io.crossmodal.bench.report;

import io.crossmodal.bench.race.Curve;
import java.util.List;

/**
 * What a race showed.
 *
 * @param data what was searched
 * @param k neighbours that count
 * @param machine what it ran on, the load at its start and end included
 * @param upsertsPerSecond of the service while it was filled
 * @param curves a contender each
 * @param missing peers that took no part, and why
 */
public record RaceReport(
    String data,
    int k,
    String machine,
    double upsertsPerSecond,
    List<Curve> curves,
    List<String> missing) {}
