package io.crossmodal.bench.race;

import io.crossmodal.bench.race.Contender.Answers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures contenders in passes that alternate, so that whatever else the machine does in that time
 * slows all of them alike.
 *
 * @param recall how answers are judged
 * @param passes of each effort; the median counts
 * @param passSeconds how long a pass shall take, about
 * @param warmSeconds how long an effort is run before it is timed, at least
 */
public record Race(Recall recall, int passes, double passSeconds, double warmSeconds) {

  /** Queries below which the recall of a slow contender would be too coarse. */
  private static final int FEWEST_QUERIES = 100;

  public Race {
    if (passes < 1 || !(passSeconds > 0) || !(warmSeconds >= 0)) {
      throw new IllegalArgumentException(
          "passes %d of %s s after %s s (expected: at least 1, above 0, at least 0)"
              .formatted(passes, passSeconds, warmSeconds));
    }
  }

  /** The curve of each contender, in order; progress is told in a line each round. */
  public List<Curve> run(List<? extends Contender> contenders, Consumer<String> progress)
      throws IOException {
    List<Lane> lanes = new ArrayList<>();
    for (Contender contender : contenders) {
      for (String effort : contender.efforts()) {
        progress.accept("warming up %s, effort %s".formatted(contender.name(), effort));
        lanes.add(warm(contender, effort));
      }
    }
    for (int pass = 0; pass < passes; pass++) {
      progress.accept("pass %d of %d, %d efforts".formatted(pass + 1, passes, lanes.size()));
      for (Lane lane : lanes) {
        lane.run(pass);
      }
    }
    return contenders.stream().map(contender -> curve(contender, lanes)).toList();
  }

  private Lane warm(Contender contender, String effort) throws IOException {
    int all = recall.data().queries().length;
    Answers answers = contender.answer(effort, Math.min(FEWEST_QUERIES, all), 1);
    double spent = answers.seconds();
    double each = spent / answers.rows().length;
    int queries = (int) Math.clamp(passSeconds / each, Math.min(FEWEST_QUERIES, all), all);
    do {
      answers = contender.answer(effort, queries, 1);
      spent += answers.seconds();
      each = answers.seconds() / queries;
    } while (spent < warmSeconds);
    int rounds = (int) Math.max(1, passSeconds / (each * queries));
    return new Lane(
        contender,
        effort,
        queries,
        rounds,
        recall.of(answers.rows()),
        sureness(answers),
        new double[passes]);
  }

  private @Nullable Sureness sureness(Answers answers) {
    double[] sure = answers.sure();
    if (sure.length == 0) {
      return null;
    }
    boolean[] exact = recall.exact(answers.rows());
    double said = 0;
    double were = 0;
    for (int i = 0; i < sure.length; i++) {
      said += sure[i] / sure.length;
      were += exact[i] ? 1.0 / sure.length : 0;
    }
    return new Sureness(said, were);
  }

  private static Curve curve(Contender contender, List<Lane> lanes) {
    List<Point> points =
        lanes.stream().filter(lane -> lane.contender() == contender).map(Lane::point).toList();
    return new Curve(contender.name(), contender.isPeer(), contender.build(), points);
  }

  /** One effort of one contender. */
  private record Lane(
      Contender contender,
      String effort,
      int queries,
      int rounds,
      double recall,
      @Nullable Sureness sureness,
      double[] queriesPerSecond) {

    void run(int pass) throws IOException {
      Answers answers = contender.answer(effort, queries, rounds);
      queriesPerSecond[pass] = (double) queries * rounds / answers.seconds();
    }

    Point point() {
      double[] sorted = queriesPerSecond.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      double median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return new Point(effort, recall, median, sorted[0], sorted[sorted.length - 1], sureness);
    }
  }
}
