package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.scenes.SceneDataset;
import io.crossmodal.encoder.v1.CancelTrainingRequest;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.GetTrainingRequest;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.ListTrainingsRequest;
import io.crossmodal.encoder.v1.RetrievalFigures;
import io.crossmodal.encoder.v1.StartTrainingRequest;
import io.crossmodal.encoder.v1.Training;
import io.crossmodal.encoder.v1.TrainingPoint;
import io.crossmodal.encoder.v1.TrainingServiceGrpc;
import io.crossmodal.encoder.v1.TrainingServiceGrpc.TrainingServiceBlockingStub;
import io.crossmodal.encoder.v1.TrainingState;
import io.crossmodal.encoder.v1.WatchTrainingRequest;
import io.crossmodal.encoder.v1.WatchTrainingResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings of small towers on a few generated scenes. */
@Timeout(300)
class TrainingEndpointTest {

  private static final int PICTURES = 60;

  @TempDir private Path dir;
  private EncoderFixture fixture;

  @BeforeEach
  void start() {
    fixture = new EncoderFixture(dir.resolve("data"), Map.of("cache-bytes", "0"));
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void trainsAModelThatCanBeUsedAtOnceAndAfterARestart() throws Exception {
    Path scenes = scenes();
    Files.delete(scenes.resolve("images/00007.png"));
    Training started = stub().startTraining(request("r1", scenes).build()).getTraining();
    assertThat(started.getState()).isEqualTo(TrainingState.TRAINING_STATE_RUNNING);

    List<Training> seen = watch(started.getTrainingId());
    Training last = seen.getLast();

    assertThat(last.getError()).isEmpty();
    assertThat(last.getState()).isEqualTo(TrainingState.TRAINING_STATE_SUCCEEDED);
    assertThat(last.getEpochs()).isEqualTo(2);
    assertThat(last.getCurveList()).extracting(TrainingPoint::getEpoch).containsExactly(1, 2);
    assertThat(last.getCurveList()).allMatch(point -> point.getLoss() > 0);
    assertThat(last.getDatasetProblemsList())
        .anyMatch(problem -> problem.contains("without a picture"));
    assertThat(last.getOutcome().getTrainImages()).isEqualTo(41);
    assertThat(last.getOutcome().getTestImageIdsCount())
        .isEqualTo(last.getOutcome().getTestImages());
    assertThat(last.getOutcome().getFiguresList())
        .extracting(RetrievalFigures::getSystem)
        .contains("model", "bag-of-words", "chance");
    assertThat(last.getOutcome().getFiguresList())
        .extracting(RetrievalFigures::getDirection)
        .containsOnly("text_to_image", "image_to_text");
    assertThat(stub().startTraining(request("r1", scenes).build()).getTraining()).isEqualTo(last);

    EncodeResponse before = encode();
    fixture.close();
    start();
    EncodeResponse after = encode();
    assertThat(after.getModelVersion()).isEqualTo(before.getModelVersion());
    assertThat(after.getResultsList()).isEqualTo(before.getResultsList());
    assertThat(after.getResultsList()).allMatch(EncodeResult::hasEmbedding);
    assertThat(stub().listTrainings(ListTrainingsRequest.getDefaultInstance()).getTrainingsList())
        .containsExactly(last);
  }

  @Test
  void encodesWhileItTrainsAndStopsWhenCancelled() throws Exception {
    TinyModel.save(dir.resolve("data/models/tiny"), 1);
    EncodeRequest request =
        EncodeRequest.newBuilder()
            .setModel("tiny")
            .addInputs(Input.newBuilder().setText("a red disc"))
            .build();
    EncodeResponse quiet = EncoderServiceGrpc.newBlockingStub(fixture.channel()).encode(request);
    String id =
        stub()
            .startTraining(request("r1", scenes()).setConfigYaml(yaml(1000)).build())
            .getTraining()
            .getTrainingId();
    Iterator<WatchTrainingResponse> watch = watching(id);
    while (watch.next().getTraining().getEpoch() < 1) {
      assertThat(watch.hasNext()).isTrue();
    }

    EncodeResponse busy = EncoderServiceGrpc.newBlockingStub(fixture.channel()).encode(request);
    assertThat(busy.getResultsList()).isEqualTo(quiet.getResultsList());
    assertThatThrownBy(() -> stub().startTraining(request("r2", scenes()).build()))
        .extracting(ErrorStatus::reason)
        .isEqualTo(ErrorReason.OVERLOADED);
    stub().cancelTraining(CancelTrainingRequest.newBuilder().setTrainingId(id).build());

    assertThat(watch(id).getLast().getState()).isEqualTo(TrainingState.TRAINING_STATE_CANCELLED);
    assertThatThrownBy(this::encode)
        .extracting(ErrorStatus::reason)
        .isEqualTo(ErrorReason.MODEL_NOT_FOUND);
  }

  @Test
  void namesEveryBadFieldOfARequest() {
    assertThatThrownBy(
            () ->
                stub()
                    .startTraining(
                        StartTrainingRequest.newBuilder()
                            .setRequestId("r".repeat(129))
                            .setModel("../up")
                            .build()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("request_id: 129 characters")
        .hasMessageContaining("dataset_path: none")
        .hasMessageContaining("model: '../up'")
        .hasMessageContaining("recipe: none");
  }

  @Test
  void refusesBadRecipesAndDatasetsBeforeItStarts() throws Exception {
    Path scenes = scenes();
    assertReason(request("a", scenes).setPreset("nope"), ErrorReason.INVALID_PLAN, "photos-small");
    assertReason(
        request("b", scenes).setConfigYaml(yaml(2) + "colour: red\n"),
        ErrorReason.INVALID_PLAN,
        "colour");
    assertReason(request("c", dir.resolve("missing")), ErrorReason.INVALID_DATASET, "missing");
    assertReason(
        request("d", Files.createDirectory(dir.resolve("empty"))),
        ErrorReason.INVALID_DATASET,
        "empty");
    assertThat(stub().listTrainings(ListTrainingsRequest.getDefaultInstance()).getTrainingsCount())
        .isZero();
  }

  @Test
  void aDatasetTooSmallToSplitFailsWithWords() throws Exception {
    Path folder = dir.resolve("two");
    SceneDataset.write(folder, 2, 1, 32);
    String id = stub().startTraining(request("r", folder).build()).getTraining().getTrainingId();

    Training last = watch(id).getLast();
    assertThat(last.getState()).isEqualTo(TrainingState.TRAINING_STATE_FAILED);
    assertThat(last.getError()).contains("readable pictures");
  }

  @Test
  void unknownIdsAreNotFound() {
    assertThatThrownBy(
            () -> stub().getTraining(GetTrainingRequest.newBuilder().setTrainingId("x").build()))
        .extracting(ErrorStatus::reason)
        .isEqualTo(ErrorReason.OPERATION_NOT_FOUND);
    assertThatThrownBy(() -> watch("x"))
        .extracting(ErrorStatus::reason)
        .isEqualTo(ErrorReason.OPERATION_NOT_FOUND);
  }

  private void assertReason(
      StartTrainingRequest.Builder request, ErrorReason reason, String message) {
    assertThatThrownBy(() -> stub().startTraining(request.build()))
        .hasMessageContaining(message)
        .extracting(ErrorStatus::reason)
        .isEqualTo(reason);
  }

  private Path scenes() throws Exception {
    Path folder = dir.resolve("scenes");
    if (!Files.exists(folder)) {
      SceneDataset.write(folder, PICTURES, 1, 32);
    }
    return folder;
  }

  private List<Training> watch(String id) {
    List<Training> seen = new ArrayList<>();
    watching(id).forEachRemaining(change -> seen.add(change.getTraining()));
    return seen;
  }

  private Iterator<WatchTrainingResponse> watching(String id) {
    return stub().watchTraining(WatchTrainingRequest.newBuilder().setTrainingId(id).build());
  }

  private EncodeResponse encode() {
    return EncoderServiceGrpc.newBlockingStub(fixture.channel())
        .withDeadlineAfter(60, TimeUnit.SECONDS)
        .encode(
            EncodeRequest.newBuilder()
                .setModel("fresh")
                .addInputs(Input.newBuilder().setText("a red disc"))
                .addInputs(Input.newBuilder().setImage(Pictures.picture("png", 64, 0xFF0000)))
                .build());
  }

  private TrainingServiceBlockingStub stub() {
    return TrainingServiceGrpc.newBlockingStub(fixture.channel())
        .withDeadlineAfter(200, TimeUnit.SECONDS);
  }

  private static StartTrainingRequest.Builder request(String requestId, Path dataset) {
    return StartTrainingRequest.newBuilder()
        .setRequestId(requestId)
        .setDatasetPath(dataset.toString())
        .setModel("fresh")
        .setConfigYaml(yaml(2))
        .setSeed(3);
  }

  private static String yaml(int epochs) {
    return """
        preset: scenes
        model: {dimension: 16, prefixes: [16], image_side: 32, image_width: 4, text_width: 16, text_layers: 1, text_heads: 2}
        optimizer: {epochs: %d, batch_size: 8, patience: %d}
        """
        .formatted(epochs, epochs);
  }
}
