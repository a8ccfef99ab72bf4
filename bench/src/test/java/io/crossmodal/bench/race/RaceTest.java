package io.crossmodal.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.dataset.NeighborsFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {

  private static final NeighborsFile DATA =
      new NeighborsFile(
          new float[][] {{1, 0}, {0, 1}},
          new float[][] {{1, 0}, {0, 1}},
          new int[][] {{0}, {1}},
          new float[2][1]);

  private final List<String> calls = new ArrayList<>();

  @Test
  void alternatesPassesAndTakesTheirMedian() throws IOException {
    Race race = new Race(new Recall(DATA, 1), 3, 1, 0);
    Fake quick = new Fake("quick", .001, new int[][] {{0}, {0}});
    Fake slow = new Fake("slow", .1, new int[][] {{0}, {1}});
    List<Curve> curves = race.run(List.of(quick, slow), _ -> {});

    assertThat(calls.subList(calls.size() - 6, calls.size()))
        .containsExactly("quick", "slow", "quick", "slow", "quick", "slow");
    Point point = curves.getFirst().points().getFirst();
    assertThat(point.recall()).isEqualTo(.5);
    assertThat(point.queriesPerSecond()).isBetween(point.slowest(), point.fastest());
    assertThat(point.slowest()).isLessThan(point.fastest());
    assertThat(curves.getLast().points().getFirst().recall()).isEqualTo(1);
  }

  @Test
  void givesEachPassAboutTheSameTime() throws IOException {
    Race race = new Race(new Recall(DATA, 1), 1, 1, 0);
    Fake quick = new Fake("quick", .001, new int[][] {{0}, {1}});
    race.run(List.of(quick), _ -> {});
    assertThat(quick.lastSeconds).isBetween(.5, 1.5);
  }

  @Test
  void comparesWhatAnswersSayOfThemselvesWithWhatTheyAre() throws IOException {
    Race race = new Race(new Recall(DATA, 1), 1, 1, 0);
    Fake silent = new Fake("silent", .1, new int[][] {{0}, {0}});
    Fake sure = new Fake("sure", .1, new int[][] {{0}, {0}});
    sure.sure = new double[] {.9, .5};
    List<Curve> curves = race.run(List.of(silent, sure), _ -> {});
    assertThat(curves.getFirst().points().getFirst().sureness()).isNull();
    assertThat(curves.getLast().points().getFirst().sureness()).isEqualTo(new Sureness(.7, .5));
  }

  /** Takes a little longer with every call. */
  private final class Fake implements Contender {

    private final String name;
    private final double secondsEach;
    private final int[][] rows;
    private double[] sure = {};
    private double slowdown = 1;
    private double lastSeconds;

    private Fake(String name, double secondsEach, int[][] rows) {
      this.name = name;
      this.secondsEach = secondsEach;
      this.rows = rows;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean isPeer() {
      return false;
    }

    @Override
    public Build build() {
      return new Build(1, 1, "codes");
    }

    @Override
    public List<String> efforts() {
      return List.of("all");
    }

    @Override
    public Answers answer(String effort, int queries, int rounds) {
      calls.add(name);
      slowdown += .01;
      lastSeconds = secondsEach * queries * rounds * slowdown;
      return new Answers(rows, lastSeconds, sure);
    }

    @Override
    public void close() {}
  }
}
