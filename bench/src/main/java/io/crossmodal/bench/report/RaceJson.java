package io.crossmodal.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossmodal.bench.race.Curve;
import io.crossmodal.bench.race.Point;
import io.crossmodal.bench.race.Sureness;
import java.util.List;
import java.util.OptionalDouble;

/** A race for programs. */
public final class RaceJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RaceJson() {}

  /** The report as indented JSON; {@code recalls} are those at which contenders are compared. */
  public static String render(RaceReport report, List<Double> recalls) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("data", report.data())
            .put("k", report.k())
            .put("machine", report.machine())
            .put("upserts_per_second", report.upsertsPerSecond());
    ArrayNode systems = root.putArray("systems");
    report.curves().forEach(curve -> add(systems.addObject(), curve, recalls));
    ArrayNode missing = root.putArray("missing");
    report.missing().forEach(missing::add);
    return root.toPrettyString();
  }

  private static void add(ObjectNode system, Curve curve, List<Double> recalls) {
    system
        .put("name", curve.name())
        .put("peer", curve.isPeer())
        .put("build_seconds", curve.build().seconds())
        .put("bytes_per_vector", curve.build().bytesPerVector())
        .put("bytes_of", curve.build().what());
    ArrayNode points = system.putArray("points");
    for (Point point : curve.points()) {
      ObjectNode added = points.addObject();
      added
          .put("effort", point.effort())
          .put("recall", point.recall())
          .put("qps", point.queriesPerSecond())
          .put("qps_slowest", point.slowest())
          .put("qps_fastest", point.fastest());
      Sureness sureness = point.sureness();
      if (sureness != null) {
        added.put("said_exact", sureness.said()).put("were_exact", sureness.were());
      }
    }
    ObjectNode at = system.putObject("qps_at_recall");
    for (double recall : recalls) {
      OptionalDouble speed = curve.at(recall);
      if (speed.isPresent()) {
        at.put(Double.toString(recall), speed.getAsDouble());
      } else {
        at.putNull(Double.toString(recall));
      }
    }
  }
}
