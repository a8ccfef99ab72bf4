package io.crossmodal.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Figures of a run beside those of the same work in Python.
 *
 * @param kind of what was measured, such as {@code model}
 * @param name of it
 * @param versions what Python had, and what it lacked
 */
public record PythonComparison(
    String kind, String name, String machine, Map<String, String> versions, List<Line> lines) {

  /**
   * One figure beside Python's.
   *
   * @param key name in JSON
   * @param ours median of the passes
   * @param python median of Python's passes; NaN if it has none
   * @param lessIsBetter whether the figure is a time
   */
  public record Line(String key, String label, double ours, double python, boolean lessIsBetter) {

    /** How many times better than Python; NaN without it. */
    public double ratio() {
      return lessIsBetter ? python / ours : ours / python;
    }
  }

  /** Lines for people. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append("%s %s; %s%n".formatted(kind, name, machine));
    versions.forEach((name, version) -> text.append("  %s: %s%n".formatted(name, version)));
    text.append("%-52s %10s %10s %8s%n".formatted("", "crossmodal", "Python", "x Python"));
    for (Line line : lines) {
      text.append(
          Double.isNaN(line.python())
              ? "%-52s %,10.1f %10s %8s%n".formatted(line.label(), line.ours(), "-", "-")
              : "%-52s %,10.1f %,10.1f %8.2f%n"
                  .formatted(line.label(), line.ours(), line.python(), line.ratio()));
    }
    return text.toString();
  }

  /** The same as JSON. */
  public String toJson() {
    ObjectNode root = new ObjectMapper().createObjectNode().put(kind, name).put("machine", machine);
    versions.forEach(root.putObject("python")::put);
    for (Line line : lines) {
      ObjectNode figure = root.putObject(line.key()).put("crossmodal", line.ours());
      if (!Double.isNaN(line.python())) {
        figure.put("python", line.python()).put("ratio", line.ratio());
      }
    }
    return root.toPrettyString() + "\n";
  }
}
