package io.crossmodal.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunExecutorTest {

  private static final SearchedView VIEW =
      new SearchedView(new ViewSpec(8, Precision.INT8), "photos", "small", 1, 12, 1_200);
  private static final ScoringTask TASK =
      new ScoringTask(
          Direction.TEXT_TO_IMAGE,
          ids("q", 5),
          ids("i", 10),
          Modality.IMAGE,
          List.of(3, 10),
          query -> IntStream.range(0, 10).map(c -> 9 - c).toArray());

  private final List<PoolRequest> requests = new ArrayList<>();

  @Test
  void givesEveryQueryItsScoresOfTheWholeGallery() {
    Map<Integer, float[]> rows = new TreeMap<>();

    new RunExecutor(this::score, 1).run(VIEW, TASK, rows::put);

    assertThat(rows).hasSize(5);
    assertThat(rows.get(4)).containsExactly(400, 401, 402, 403, 404, 405, 406, 407, 408, 409);
  }

  @Test
  void timesEachPoolSizeOnItsOwn() {
    QueryTimes times = new RunExecutor(this::score, 1).run(VIEW, TASK, (query, scores) -> {});

    assertThat(times.at(3)).containsExactly(3, 103, 203, 303, 403);
    assertThat(times.at(10)).containsExactly(10, 110, 210, 310, 410);
    assertThatThrownBy(() -> times.at(4)).hasMessageContaining("candidates: 4 (expected: one of");
  }

  @Test
  void timesNoMoreThanTwoHundredQueriesEvenlySpaced() {
    ScoringTask large =
        new ScoringTask(
            Direction.TEXT_TO_IMAGE,
            ids("q", 1_000),
            ids("i", 10),
            Modality.IMAGE,
            List.of(3, 10),
            TASK.pools());
    Map<Integer, float[]> rows = new TreeMap<>();

    QueryTimes times = new RunExecutor(this::score, 1, 1_230).run(VIEW, large, rows::put);

    assertThat(rows).hasSize(1_000);
    assertThat(times.at(10)).hasSize(200).startsWith(10, 510, 1_010).endsWith(99_510);
    assertThat(requests.stream().filter(r -> r.pools() != null).mapToInt(r -> r.queryIds().size()))
        .hasSize(9)
        .allMatch(size -> size <= 25);
  }

  @Test
  void asksForNoMoreScoresThanFitAnAnswer() {
    new RunExecutor(this::score, 1, 25).run(VIEW, TASK, (query, scores) -> {});

    assertThat(requests).allSatisfy(r -> assertThat(r.queryIds().size()).isLessThanOrEqualTo(2));
    assertThat(requests.stream().filter(r -> r.pools() == null).mapToInt(r -> r.queryIds().size()))
        .containsExactly(2, 2, 1);
    assertThat(requests.stream().filter(r -> r.pools() != null))
        .hasSize(3)
        .allSatisfy(r -> assertThat(r.timedSizes()).containsExactly(3, 10));
  }

  @Test
  void failsWhenAPoolsScoreIsNotTheGallerys() {
    CandidateScorer lying =
        request -> {
          PoolScores right = score(request);
          if (request.pools() != null) {
            right.scores()[1][2] = Math.nextUp(right.scores()[1][2]);
          }
          return right;
        };

    assertThatThrownBy(() -> new RunExecutor(lying, 1).run(VIEW, TASK, (query, scores) -> {}))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.INTERNAL))
        .hasMessageContaining("dim_8_prec_int8 text_to_image, queries 1 to 5 of 5")
        .hasMessageContaining("query q1 scores 107.00001 with i7 in its pool of 10")
        .hasMessageContaining("expected: 107.0");
  }

  @Test
  void saysWhatIsMissingWhenTheIndexFails() {
    CandidateScorer failing =
        request -> {
          throw new ServiceException(ErrorReason.UNREACHABLE, "shard 1 does not answer");
        };

    assertThatThrownBy(() -> new RunExecutor(failing, 1, 30).run(VIEW, TASK, (query, scores) -> {}))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.UNREACHABLE))
        .hasMessage(
            "dim_8_prec_int8 text_to_image, queries 1 to 3 of 5: no scores: shard 1 does not answer");
  }

  /** Item c scores 100 q + c with query q, and n items take 100 q + n nanoseconds. */
  private PoolScores score(PoolRequest request) {
    requests.add(request);
    int queries = request.queryIds().size();
    float[][] scores = new float[queries][];
    long[][] nanos = new long[queries][];
    for (int i = 0; i < queries; i++) {
      int query = 100 * Integer.parseInt(request.queryIds().get(i).substring(1));
      int[] pool = request.pools() == null ? IntStream.range(0, 10).toArray() : request.pools()[i];
      scores[i] = new float[pool.length];
      for (int c = 0; c < pool.length; c++) {
        scores[i][c] = query + pool[c];
      }
      nanos[i] = request.timedSizes().stream().mapToLong(size -> query + size).toArray();
    }
    return new PoolScores(scores, nanos);
  }

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
