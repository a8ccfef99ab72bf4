package io.crossmodal.eval.pipeline;

import static io.crossmodal.eval.pipeline.TestEvaluations.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.eval.dataset.R0Embeddings;
import io.crossmodal.eval.fake.FakeIndex;
import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EvaluationsTest {

  @TempDir private Path folder;

  private final FakeIndex index = new FakeIndex();
  private final IndexClient client = TestEvaluations.client(index);
  private final List<Evaluations> opened = new ArrayList<>();

  @BeforeEach
  void writeEmbeddings() throws DatasetException {
    R0Embeddings.write(folder.resolve("r0.npz"), 40, 7);
  }

  @AfterEach
  void stop() throws InterruptedException {
    index.distort((request, right) -> right);
    opened.forEach(Evaluations::close);
    client.close();
    index.close();
  }

  @Test
  void runsToAReport() throws Exception {
    Evaluations evaluations = open();
    List<EvaluationStatus> seen = new ArrayList<>();

    EvaluationStatus started = evaluations.start(order("one"));
    evaluations.watch(started.id(), seen::add);
    EvaluationStatus ended = ended(evaluations, started.id());

    assertThat(ended.state()).isEqualTo(EvaluationState.SUCCEEDED);
    assertThat(ended.done()).isEqualTo(ended.total()).isEqualTo(2);
    assertThat(ended.summary()).isNotNull();
    assertThat(seen.getFirst().state()).isEqualTo(EvaluationState.RUNNING);
    assertThat(seen.getLast()).isEqualTo(ended);
    assertThat(evaluations.report(started.id()).files())
        .contains(folder.resolve("data/" + started.id() + "/report/report.html"));
  }

  @Test
  void theSameRequestNeverStartsASecondEvaluation() throws Exception {
    Evaluations evaluations = open();

    String first = evaluations.start(order("one")).id();
    String again = evaluations.start(order("one")).id();
    ended(evaluations, first);
    String later = evaluations.start(order("one")).id();
    String other = evaluations.start(order("")).id();

    assertThat(again).isEqualTo(first);
    assertThat(later).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(evaluations.list()).hasSize(2);
    ended(evaluations, other);
  }

  @Test
  void refusesARequestIdWithOtherContents() {
    Evaluations evaluations = open();
    evaluations.start(order("one"));
    EvaluationOrder changed =
        TestEvaluations.order(
            "one",
            new Source.Npz(folder.resolve("r0.npz")),
            TestEvaluations.config(List.of(512), List.of("fp16"), List.of(20)));

    assertThatThrownBy(() -> evaluations.start(changed))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.violations().getFirst().field()).isEqualTo("request_id"));
  }

  @Test
  void remembersEvaluationsAcrossRestarts() throws Exception {
    Evaluations before = open();
    String id = before.start(order("one")).id();
    EvaluationStatus ended = ended(before, id);
    before.close();

    Evaluations after = open();

    assertThat(after.status(id)).isEqualTo(ended);
    assertThat(after.start(order("one")).id()).isEqualTo(id);
    assertThat(after.report(id).files()).isNotEmpty();
  }

  @Test
  void anEvaluationThatTheServiceDiedWithHasFailedAndItsLeftoversAreDropped() throws Exception {
    Evaluations before = open();
    String id = before.start(order("one")).id();
    ended(before, id);
    before.close();
    Path record = folder.resolve("data/" + id + "/evaluation.json");
    Files.writeString(record, Files.readString(record).replace("SUCCEEDED", "RUNNING"));
    client.createGallery("eval-" + id + "-d512", 512, 1);
    client.createGallery("eval-of-somebody-else", 512, 1);

    Evaluations after = open();

    assertThat(after.status(id).state()).isEqualTo(EvaluationState.FAILED);
    assertThat(after.status(id).error()).contains("the service was stopped");
    ended(after, after.start(order("two")).id());
    assertThat(index.galleryNames()).containsExactly("eval-of-somebody-else");
  }

  @Test
  void cancellingStopsTheWorkAndDropsWhatItMade() throws Exception {
    CountDownLatch scoring = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    index.distort(
        (request, right) -> {
          scoring.countDown();
          await(never);
          return right;
        });
    Evaluations evaluations = open();
    String id = evaluations.start(order("one")).id();
    assertThat(scoring.await(30, TimeUnit.SECONDS)).isTrue();

    EvaluationStatus asked = evaluations.cancel(id);

    assertThat(asked.activity()).isEqualTo("stopping");
    assertThat(ended(evaluations, id).state()).isEqualTo(EvaluationState.CANCELLED);
    assertThat(index.everMade()).isNotEmpty();
    assertThat(index.galleryNames()).isEmpty();
    assertThatThrownBy(() -> evaluations.report(id)).hasMessageContaining("CANCELLED");
    never.countDown();
  }

  @Test
  void anEvaluationThatWaitsIsCancelledAtOnce() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    index.distort(
        (request, right) -> {
          await(go);
          return right;
        });
    Evaluations evaluations = open();
    String first = evaluations.start(order("one")).id();
    String second = evaluations.start(order("two")).id();

    assertThat(evaluations.status(second).activity()).isEqualTo("waiting for its turn");
    assertThat(evaluations.cancel(second).state()).isEqualTo(EvaluationState.CANCELLED);
    go.countDown();
    assertThat(ended(evaluations, first).state()).isEqualTo(EvaluationState.SUCCEEDED);
    assertThat(evaluations.status(second).state()).isEqualTo(EvaluationState.CANCELLED);
  }

  @Test
  void takesNoMoreThanCanWait() {
    CountDownLatch go = new CountDownLatch(1);
    index.distort(
        (request, right) -> {
          await(go);
          return right;
        });
    Evaluations evaluations = open();

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10; i++) {
                evaluations.start(order("request " + i));
              }
            })
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.OVERLOADED));
    evaluations.list().forEach(status -> evaluations.cancel(status.id()));
    go.countDown();
  }

  @Test
  void saysWhyAnEvaluationFailed() throws Exception {
    index.distort((request, right) -> right.subList(0, 3));
    Evaluations evaluations = open();

    EvaluationStatus ended = ended(evaluations, evaluations.start(order("one")).id());

    assertThat(ended.state()).isEqualTo(EvaluationState.FAILED);
    assertThat(ended.error())
        .matches(
            "dim_(512|1024)_prec_fp32 text_to_image, queries 1 to 40 of 40: no scores:"
                + " scores of 3 queries \\(expected: 40\\)");
    assertThat(index.galleryNames()).isEmpty();
  }

  @Test
  void aDataDirectoryBelongsToOneProcess() {
    open();

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.FAILED_PRECONDITION))
        .hasMessageContaining("in use by another process");
  }

  @Test
  void aDamagedRecordIsLeftOut() throws IOException {
    Files.createDirectories(folder.resolve("data/broken"));
    Files.writeString(folder.resolve("data/broken/evaluation.json"), "{\"status\": ");

    assertThat(open().list()).isEmpty();
  }

  @Test
  void unknownEvaluationsAreNotFound() {
    Evaluations evaluations = open();

    assertThatThrownBy(() -> evaluations.status("nope"))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.OPERATION_NOT_FOUND))
        .hasMessageContaining("evaluation_id: nope");
  }

  private Evaluations open() {
    Evaluations evaluations = TestEvaluations.open(client, folder.resolve("data"));
    opened.add(evaluations);
    return evaluations;
  }

  private EvaluationOrder order(String requestId) {
    return TestEvaluations.order(
        requestId,
        new Source.Npz(folder.resolve("r0.npz")),
        TestEvaluations.config(List.of(512), List.of("fp32"), List.of(20, 40)));
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean unused = latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
