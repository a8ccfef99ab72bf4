package io.crossmodal.encoder.training;

import static io.crossmodal.encoder.training.TrainingState.CANCELLED;
import static io.crossmodal.encoder.training.TrainingState.FAILED;
import static io.crossmodal.encoder.training.TrainingState.RUNNING;
import static io.crossmodal.encoder.training.TrainingState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.encoder.train.CancellationToken;
import io.crossmodal.encoder.train.Direction;
import io.crossmodal.encoder.train.EpochReport;
import io.crossmodal.encoder.train.RetrievalFigures;
import io.crossmodal.encoder.train.StepReport;
import io.crossmodal.encoder.train.TrainingListener;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrainingsTest {

  private static final EpochReport EPOCH = new EpochReport(1, 3.9, 0.1, 0.2, 1e-3, 0.07, 120, true);
  private static final TrainingFigures FIGURES =
      new TrainingFigures(
          List.of(
              new RetrievalFigures(
                  "model", Direction.TEXT_TO_IMAGE, 0.5, 0.8, 0.9, 0.6, 1.5, 300, 60)),
          280,
          60,
          60,
          Duration.ofMillis(61_234),
          1,
          List.of("a.jpg", "b.jpg"));

  @TempDir private Path folder;

  /** What the work of a training does next. */
  private final BlockingQueue<PlannedTraining.Work> steps = new LinkedBlockingQueue<>();

  private Trainings trainings;

  @BeforeEach
  void open() {
    trainings = open(folder);
  }

  @AfterEach
  void close() {
    trainings.close();
  }

  @Test
  void tellsEveryChangeAndTheFiguresLast() throws Exception {
    BlockingQueue<TrainingRecord> seen = new LinkedBlockingQueue<>();
    String id = trainings.start(request("r1")).id();
    trainings.watch(id, seen::add);
    steps.add(TrainingsTest::succeed);

    List<TrainingRecord> all = untilEnded(seen);

    assertThat(all.getFirst().state()).isEqualTo(RUNNING);
    assertThat(all.getFirst().problems()).containsExactly("1 caption without a picture: x.jpg");
    assertThat(all.getLast().problems())
        .containsExactly("1 caption without a picture: x.jpg", "b.jpg: cut short");
    assertThat(all)
        .extracting(TrainingRecord::activity)
        .contains("epoch 1/3: step 1/5, loss 3.900");
    assertThat(all.getLast().state()).isEqualTo(SUCCEEDED);
    assertThat(all.getLast().epochs()).isEqualTo(3);
    assertThat(all.getLast().curve()).containsExactly(EPOCH);
    assertThat(all.getLast().result()).isEqualTo(FIGURES);
  }

  @Test
  void theSameRequestIdIsTheSameTraining() throws Exception {
    TrainingRecord first = trainings.start(request("r1"));
    assertThat(trainings.start(request("r1")).id()).isEqualTo(first.id());
    steps.add(TrainingsTest::succeed);
    ended(first.id());

    assertThat(trainings.start(request("r1")).id()).isEqualTo(first.id());
    assertThat(trainings.list()).hasSize(1);
  }

  @Test
  void refusesASecondTrainingWhileOneRuns() {
    String id = trainings.start(request("r1")).id();

    assertThatThrownBy(() -> trainings.start(request("r2")))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.OVERLOADED))
        .hasMessageContaining(id);
    steps.add(TrainingsTest::succeed);
  }

  @Test
  void aCancelledTrainingSaysSo() throws Exception {
    String id = trainings.start(request("r1")).id();
    steps.add(TrainingsTest::untilCancelled);
    trainings.cancel(id);

    assertThat(ended(id).state()).isEqualTo(CANCELLED);
    assertThat(trainings.cancel(id).state()).isEqualTo(CANCELLED);
  }

  @Test
  void aTrainingThatFailsSaysWhyAndTheNextOneCanStart() throws Exception {
    String failing = trainings.start(request("r1")).id();
    steps.add(
        (listener, cancellation) -> {
          throw new IOException("disk: full (expected: 12 MB)");
        });
    assertThat(ended(failing).error()).isEqualTo("disk: full (expected: 12 MB)");

    String next = trainings.start(request("r2")).id();
    steps.add(TrainingsTest::succeed);
    assertThat(ended(next).state()).isEqualTo(SUCCEEDED);
    assertThat(trainings.list()).extracting(TrainingRecord::state).containsOnly(SUCCEEDED, FAILED);
  }

  @Test
  void recordsSurviveARestart() throws Exception {
    TrainingRecord first = trainings.start(request("r1"));
    steps.add(TrainingsTest::succeed);
    TrainingRecord last = ended(first.id());
    trainings.close();

    try (Trainings reopened = open(folder)) {
      assertThat(reopened.training(first.id())).isEqualTo(last);
      assertThat(reopened.start(request("r1")).id()).isEqualTo(first.id());
    }
  }

  @Test
  void aTrainingThatRanWhenTheServiceStoppedHasFailed() throws Exception {
    TrainingRecord running = trainings.start(request("r1"));

    try (Trainings other = open(folder)) {
      assertThat(other.training(running.id()).state()).isEqualTo(FAILED);
      assertThat(other.training(running.id()).error()).contains("the service stopped");
    }
    steps.add(TrainingsTest::succeed);
    ended(running.id());
  }

  @Test
  void aDamagedRecordHidesNoOther() throws Exception {
    TrainingRecord first = trainings.start(request("r1"));
    steps.add(TrainingsTest::succeed);
    ended(first.id());
    Files.writeString(folder.resolve("0.json"), "{\"id\": 5");

    try (Trainings reopened = open(folder)) {
      assertThat(reopened.list()).extracting(TrainingRecord::id).containsExactly(first.id());
    }
  }

  @Test
  void unknownIdsAreNamed() {
    assertThatThrownBy(() -> trainings.training("nope"))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.OPERATION_NOT_FOUND))
        .hasMessageContaining("nope");
  }

  @Test
  void aFolderThatCanNotBeWrittenRefusesTheTraining() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    try (Trainings broken = open(file)) {
      assertThatThrownBy(() -> broken.start(request("r1")))
          .isInstanceOfSatisfying(
              ServiceException.class,
              e -> assertThat(e.reason()).isEqualTo(ErrorReason.STORAGE_FULL));
      assertThat(broken.list()).isEmpty();
    }
  }

  @Test
  void closingStopsTheTraining() {
    String id = trainings.start(request("r1")).id();
    steps.add(TrainingsTest::untilCancelled);
    trainings.close();

    assertThat(trainings.training(id).state()).isEqualTo(CANCELLED);
  }

  private Trainings open(Path where) {
    PlannedTraining plan =
        new PlannedTraining(
            3,
            List.of("1 caption without a picture: x.jpg"),
            (listener, cancellation) -> steps.take().run(listener, cancellation));
    return new Trainings(where, request -> plan, Clock.systemUTC());
  }

  private static TrainingOutcome succeed(
      TrainingListener listener, CancellationToken cancellation) {
    listener.step(new StepReport(1, 3, 1, 5, 3.9, 1e-3));
    listener.epoch(EPOCH);
    return new TrainingOutcome(FIGURES, List.of("b.jpg: cut short"));
  }

  private static TrainingOutcome untilCancelled(
      TrainingListener listener, CancellationToken cancellation) throws InterruptedException {
    while (true) {
      cancellation.check();
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private TrainingRecord ended(String id) throws InterruptedException {
    BlockingQueue<TrainingRecord> seen = new LinkedBlockingQueue<>();
    Runnable unwatch = trainings.watch(id, seen::add);
    TrainingRecord last = untilEnded(seen).getLast();
    unwatch.run();
    return last;
  }

  private static List<TrainingRecord> untilEnded(BlockingQueue<TrainingRecord> seen)
      throws InterruptedException {
    List<TrainingRecord> all = new ArrayList<>();
    do {
      all.add(seen.take());
    } while (!all.getLast().state().ended());
    return all;
  }

  private TrainingRequest request(String requestId) {
    return new TrainingRequest(
        requestId,
        folder.resolve("data"),
        folder.resolve("out"),
        "photos",
        new TrainingRequest.Recipe.Preset("tiny"),
        1L);
  }
}
