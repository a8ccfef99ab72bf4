package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.fake.FakeIndex;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.run.IndexClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What tests of evaluations have in common. */
public final class TestEvaluations {

  private TestEvaluations() {}

  /** A client of a fake. */
  public static IndexClient client(FakeIndex index) {
    return new IndexClient("fake", index.channel(), Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  /** The evaluations of a data directory. */
  public static Evaluations open(IndexClient client, Path dataDir) {
    return new Evaluations(
        client,
        new Host(Map.of("java", "25"), Map.of("cpus", "2")),
        EvaluationFolders.open(dataDir));
  }

  /** A small grid that takes little time. */
  static AblationConfig config(
      List<Integer> dimensions, List<String> precisions, List<Integer> candidates) {
    return AblationConfig.defaults()
        .withAxes(dimensions, precisions, candidates)
        .withStatistics(200, .95, .9);
  }

  static EvaluationOrder order(String requestId, Source source, AblationConfig config) {
    return new EvaluationOrder(requestId, String.valueOf(config), source, config, 2);
  }

  /** The state in which an evaluation ends. */
  public static EvaluationStatus ended(Evaluations evaluations, String id)
      throws InterruptedException, TimeoutException {
    CompletableFuture<EvaluationStatus> ended = new CompletableFuture<>();
    Runnable leave =
        evaluations.watch(
            id,
            status -> {
              if (status.state().ended()) {
                ended.complete(status);
              }
            });
    try {
      return ended.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      leave.run();
    }
  }
}
