package io.crossmodal.eval.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.BadRequest;
import io.crossmodal.eval.dataset.R0Embeddings;
import io.crossmodal.eval.fake.FakeIndex;
import io.crossmodal.eval.pipeline.Evaluations;
import io.crossmodal.eval.pipeline.TestEvaluations;
import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.eval.v1.CancelEvaluationRequest;
import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.EvaluationPlan;
import io.crossmodal.eval.v1.EvaluationServiceGrpc;
import io.crossmodal.eval.v1.EvaluationState;
import io.crossmodal.eval.v1.GetEvaluationRequest;
import io.crossmodal.eval.v1.GetReportRequest;
import io.crossmodal.eval.v1.GetReportResponse;
import io.crossmodal.eval.v1.ListEvaluationsRequest;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import io.crossmodal.eval.v1.WatchEvaluationRequest;
import io.crossmodal.eval.v1.WatchEvaluationResponse;
import io.crossmodal.rpc.ErrorInterceptor;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EvaluationEndpointTest {

  @TempDir private Path folder;

  private final FakeIndex index = new FakeIndex();
  private final IndexClient client = TestEvaluations.client(index);
  private Evaluations evaluations;
  private Server server;
  private ManagedChannel channel;
  private EvaluationServiceGrpc.EvaluationServiceBlockingStub service;

  @BeforeEach
  void serve() throws IOException {
    R0Embeddings.write(folder.resolve("r0.npz"), 40, 7);
    evaluations = TestEvaluations.open(client, folder.resolve("data"));
    String name = InProcessServerBuilder.generateName();
    server =
        InProcessServerBuilder.forName(name)
            .intercept(new ErrorInterceptor())
            .addService(new EvaluationEndpoint(evaluations))
            .build()
            .start();
    channel = InProcessChannelBuilder.forName(name).build();
    service =
        EvaluationServiceGrpc.newBlockingStub(channel).withDeadlineAfter(90, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws InterruptedException {
    channel.shutdownNow();
    server.shutdownNow();
    server.awaitTermination(5, TimeUnit.SECONDS);
    evaluations.close();
    client.close();
    index.close();
  }

  @Test
  void startsWatchesAndSendsTheReport() throws IOException {
    Evaluation started = service.startEvaluation(request(plan())).getEvaluation();
    Evaluation ended = watch(started.getEvaluationId()).getLast();

    assertThat(started.getState()).isEqualTo(EvaluationState.EVALUATION_STATE_RUNNING);
    assertThat(started.getConfigurationsTotal()).isEqualTo(2);
    assertThat(ended.getError()).isEmpty();
    assertThat(ended.getState()).isEqualTo(EvaluationState.EVALUATION_STATE_SUCCEEDED);
    assertThat(ended.getSummary().getFiguresCount()).isEqualTo(4);
    assertThat(ended.getSummary().getFigures(0).getExperiment())
        .isEqualTo("dim_512_prec_fp16_cand_20");
    assertThat(ended.getSummary().getFigures(0).getRecallAt10().getValue()).isPositive();
    assertThat(ended.getSummary().getTable()).contains("dim_512_prec_fp16_cand_40");

    Map<String, byte[]> files = report(started.getEvaluationId());
    assertThat(files).containsKeys("report.html", "manifest.json", "detailed_results.csv");
    assertThat(files.keySet()).anyMatch(name -> name.startsWith("runs/") && name.endsWith(".trec"));
    assertThat(new String(files.get("detailed_results.csv"), StandardCharsets.UTF_8))
        .startsWith("experiment,embedding_dim,precision,candidate_size,num_samples");
  }

  @Test
  void listsAndGets() {
    String id = service.startEvaluation(request(plan())).getEvaluation().getEvaluationId();
    watch(id);

    assertThat(
            service
                .listEvaluations(ListEvaluationsRequest.getDefaultInstance())
                .getEvaluationsList())
        .extracting(Evaluation::getEvaluationId)
        .containsExactly(id);
    assertThat(
            service
                .getEvaluation(GetEvaluationRequest.newBuilder().setEvaluationId(id).build())
                .getEvaluation()
                .getState())
        .isEqualTo(EvaluationState.EVALUATION_STATE_SUCCEEDED);
  }

  @Test
  void watchingWhatHasEndedAnswersOnce() {
    String id = service.startEvaluation(request(plan())).getEvaluation().getEvaluationId();
    watch(id);

    assertThat(watch(id)).hasSize(1);
  }

  @Test
  void cancellingWhatHasEndedChangesNothing() {
    String id = service.startEvaluation(request(plan())).getEvaluation().getEvaluationId();
    watch(id);

    CancelEvaluationRequest cancel =
        CancelEvaluationRequest.newBuilder().setEvaluationId(id).build();
    assertThat(service.cancelEvaluation(cancel).getEvaluation().getState())
        .isEqualTo(EvaluationState.EVALUATION_STATE_SUCCEEDED);
  }

  @Test
  void refusesBadFieldsOneByOne() {
    StartEvaluationRequest bad =
        StartEvaluationRequest.newBuilder()
            .setRequestId("x".repeat(129))
            .setPlan(
                EvaluationPlan.newBuilder().addDimensions(0).addDimensions(5_000).setShards(65))
            .build();

    assertThat(violations(bad))
        .containsExactly(
            "request_id: 129 characters (expected: at most 128)",
            "plan.shards: 65 (expected: 0..64)",
            "source: none (expected: gallery or npz_path)",
            "plan.dimensions: 0 (expected: 1..4096)",
            "plan.dimensions: 5000 (expected: 1..4096)");
  }

  @Test
  void refusesAPoolLargerThanTheGalleryWithBothNumbers() {
    assertThat(violations(request(plan().addCandidates(41))))
        .containsExactly("plan.candidates: 41 (expected: at most 40, the gallery)");
  }

  @Test
  void refusesUnknownWords() {
    assertThat(violations(request(plan().clearPrecisions().addPrecisions("int7"))))
        .singleElement()
        .asString()
        .startsWith("plan.precisions: int7 (expected: fp32, fp16, int8, int4, bit2, bit1");
    assertThat(violations(request(plan().setReduction("svd"))))
        .singleElement()
        .asString()
        .startsWith("plan.reduction: svd");
    assertThat(
            violations(
                request(plan()).toBuilder()
                    .setPlanYaml("schema_version: 1\ncandidate: [20]\n")
                    .build()))
        .singleElement()
        .asString()
        .isEqualTo("plan.candidate: unknown key (did you mean candidates?)");
  }

  @Test
  void aKBeyondThePoolIsRefused() {
    StartEvaluationRequest request =
        request(plan()).toBuilder().setPlanYaml("schema_version: 1\nks: [1, 30]\n").build();

    assertThat(violations(request))
        .singleElement()
        .asString()
        .isEqualTo("plan.ks: 30 (expected: 1..20, the smallest candidate pool)");
  }

  @Test
  void thePlanWinsOverTheFile() {
    StartEvaluationRequest request =
        request(plan()).toBuilder()
            .setPlanYaml("schema_version: 1\ndimensions: [256]\nks: [1, 10]\nseed: 3\n")
            .build();

    Evaluation ended =
        watch(service.startEvaluation(request).getEvaluation().getEvaluationId()).getLast();

    assertThat(ended.getSummary().getFiguresList())
        .allSatisfy(figures -> assertThat(figures.getDimension()).isEqualTo(512));
  }

  @Test
  void reasonsReachTheCaller() {
    assertThatThrownBy(
            () ->
                service.startEvaluation(
                    StartEvaluationRequest.newBuilder().setGallery("none").build()))
        .satisfies(e -> assertThat(ErrorStatus.reason(e)).isEqualTo(ErrorReason.GALLERY_NOT_FOUND));
    assertThatThrownBy(
            () ->
                service.startEvaluation(
                    StartEvaluationRequest.newBuilder().setNpzPath("/no/such.npz").build()))
        .satisfies(e -> assertThat(ErrorStatus.reason(e)).isEqualTo(ErrorReason.INVALID_DATASET));
    assertThatThrownBy(() -> watch("none"))
        .satisfies(
            e -> assertThat(ErrorStatus.reason(e)).isEqualTo(ErrorReason.OPERATION_NOT_FOUND));
    assertThatThrownBy(() -> report("none"))
        .satisfies(
            e -> assertThat(ErrorStatus.reason(e)).isEqualTo(ErrorReason.OPERATION_NOT_FOUND));
  }

  private StartEvaluationRequest request(EvaluationPlan.Builder plan) {
    return StartEvaluationRequest.newBuilder()
        .setRequestId("one")
        .setNpzPath(folder.resolve("r0.npz").toString())
        .setPlan(plan)
        .build();
  }

  private static EvaluationPlan.Builder plan() {
    return EvaluationPlan.newBuilder()
        .addDimensions(512)
        .addPrecisions("fp16")
        .addCandidates(20)
        .addCandidates(40)
        .setResamples(200);
  }

  private List<String> violations(StartEvaluationRequest request) {
    try {
      service.startEvaluation(request);
      return List.of();
    } catch (StatusRuntimeException e) {
      return StatusProto.fromThrowable(e).getDetailsList().stream()
          .filter(any -> any.is(BadRequest.class))
          .flatMap(any -> unpack(any).getFieldViolationsList().stream())
          .map(violation -> violation.getField() + ": " + violation.getDescription())
          .toList();
    }
  }

  private static BadRequest unpack(com.google.protobuf.Any any) {
    try {
      return any.unpack(BadRequest.class);
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Evaluation> watch(String id) {
    List<Evaluation> states = new ArrayList<>();
    service
        .watchEvaluation(WatchEvaluationRequest.newBuilder().setEvaluationId(id).build())
        .forEachRemaining((WatchEvaluationResponse change) -> states.add(change.getEvaluation()));
    return states;
  }

  private Map<String, byte[]> report(String id) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Iterator<GetReportResponse> parts =
        service.getReport(GetReportRequest.newBuilder().setEvaluationId(id).build());
    while (parts.hasNext()) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      GetReportResponse part = parts.next();
      part.getData().writeTo(file);
      while (!part.getLast()) {
        part = parts.next();
        part.getData().writeTo(file);
      }
      files.put(part.getFileName(), file.toByteArray());
    }
    return files;
  }
}
