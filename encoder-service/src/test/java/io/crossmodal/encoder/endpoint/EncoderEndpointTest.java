package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.EncoderServiceGrpc.EncoderServiceBlockingStub;
import io.crossmodal.encoder.v1.GetModelRequest;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.ListModelsRequest;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.encoder.v1.TokenizeRequest;
import io.crossmodal.encoder.v1.TokenizeResponse;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EncoderEndpointTest {

  @TempDir private static Path dataDir;
  private static EncoderFixture fixture;

  @BeforeAll
  static void start() {
    TinyModel.save(dataDir.resolve("models/tiny"), 1);
    TinyModel.save(dataDir.resolve("elsewhere/other"), 2);
    fixture =
        new EncoderFixture(
            dataDir,
            Map.of(
                "default-model", "tiny",
                "model-directories", dataDir.resolve("elsewhere/other").toString(),
                "max-inputs", "8",
                "max-text-characters", "100"));
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void listsTheModelsOfTheDataFolderThoseConfiguredAndTheBundledOnes() {
    List<Model> models = stub().listModels(ListModelsRequest.getDefaultInstance()).getModelsList();

    assertThat(models)
        .extracting(Model::getName)
        .isSorted()
        .contains("tiny", "other", "scenes-small");
    Model tiny = models.stream().filter(m -> m.getName().equals("tiny")).findFirst().orElseThrow();
    assertThat(tiny.getDimension()).isEqualTo(TinyModel.DIMENSION);
    assertThat(tiny.getVersion()).matches("[0-9a-f]{12}");
    assertThat(tiny.getNormalized()).isTrue();
    assertThat(tiny.getLimits().getMaxInputs()).isEqualTo(8);
    assertThat(tiny.getLimits().getMaxImageBytes()).isEqualTo(20L << 20);
  }

  @Test
  void anEmptyNameIsTheDefaultModel() {
    assertThat(stub().getModel(GetModelRequest.getDefaultInstance()).getModel().getName())
        .isEqualTo("tiny");
  }

  @Test
  void anUnknownModelIsAnsweredWithTheKnownOnes() {
    for (ThrowingCall call :
        List.<ThrowingCall>of(
            () -> stub().getModel(GetModelRequest.newBuilder().setModel("nope").build()),
            () -> encode(request(text("a")).setModel("nope")),
            () ->
                stub()
                    .tokenize(
                        TokenizeRequest.newBuilder().setModel("nope").addTexts("a").build()))) {
      assertThatThrownBy(call::run)
          .hasMessageContaining("nope")
          .hasMessageContaining("tiny")
          .extracting(ErrorStatus::reason)
          .isEqualTo(ErrorReason.MODEL_NOT_FOUND);
    }
  }

  @Test
  void encodesTextsAndPicturesOfOneRequestInOrder() {
    EncodeResponse mixed =
        encode(request(text("a red disc"), image("jpg", 0xFF0000), text("two dogs")));

    assertThat(mixed.getModel()).isEqualTo("tiny");
    assertThat(mixed.getModelVersion()).hasSize(12);
    assertThat(mixed.getResultsList())
        .allSatisfy(result -> assertThat(norm(result)).isCloseTo(1, within(1e-5)));
    assertClose(vector(mixed, 0), vector(encode(request(text("a red disc"))), 0));
    assertClose(vector(mixed, 1), vector(encode(request(image("jpg", 0xFF0000))), 0));
    assertClose(vector(mixed, 2), vector(encode(request(text("two dogs"))), 0));
    assertThat(mixed.getTimings().getLargestBatch()).isBetween(1, 2);
    assertThat(mixed.getTimings().getDevice().getNanos()).isPositive();
    assertThat(mixed.getTimings().getPrepare().getNanos()).isPositive();
    assertThat(mixed.getTimings().getQueue().getNanos()).isPositive();
  }

  @Test
  void readsEveryFormatAndDifferentPicturesDiffer() {
    EncodeResponse response =
        encode(
            request(
                image("png", 0xFF0000),
                image("bmp", 0xFF0000),
                image("gif", 0xFF0000),
                image("png", 0x0000FF)));

    assertClose(vector(response, 0), vector(response, 1));
    assertThat(vector(response, 3)).isNotEqualTo(vector(response, 0));
    assertThat(response.getResultsList()).allMatch(EncodeResult::hasEmbedding);
  }

  @Test
  void everyModelEncodesForItself() {
    EncodeResponse tiny = encode(request(text("a red disc")));
    EncodeResponse other = encode(request(text("a red disc")).setModel("other"));

    assertThat(other.getModel()).isEqualTo("other");
    assertThat(other.getModelVersion()).isNotEqualTo(tiny.getModelVersion());
    assertThat(vector(other, 0)).isNotEqualTo(vector(tiny, 0));
  }

  @Test
  void saysWhichTextsWereTruncated() {
    EncodeResponse response = encode(request(text("dog ".repeat(20)), text("two dogs")));

    assertThat(response.getResultsList())
        .extracting(EncodeResult::getTruncated)
        .containsExactly(true, false);
  }

  @Test
  void refusesNoInputsAndTooMany() {
    assertThatThrownBy(() -> encode(EncodeRequest.newBuilder()))
        .hasMessageContaining("inputs: 0 elements (expected: 1..8)");
    assertThatThrownBy(
            () ->
                encode(EncodeRequest.newBuilder().addAllInputs(Collections.nCopies(9, text("a")))))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("inputs: 9 elements (expected: 1..8)");
  }

  @Test
  void refusesAnInputThatIsNothing() {
    assertThatThrownBy(() -> encode(request(text("a"), Input.getDefaultInstance())))
        .hasMessageContaining("inputs[1].kind: none (expected: text, image or video)");
  }

  @Test
  void refusesAPriorityThatIsNone() {
    assertThatThrownBy(() -> encode(request(text("a")).setPriorityValue(7)))
        .hasMessageContaining("priority: 7");
  }

  @Test
  void tokenizesAsTheModelSeesIt() {
    TokenizeResponse response =
        stub()
            .tokenize(
                TokenizeRequest.newBuilder()
                    .addTexts("Two DOGS, strangers")
                    .addTexts("dog ".repeat(20))
                    .build());

    assertThat(response.getTexts(0).getTokensList())
        .containsExactly("<start>", "two", "dogs", "<unknown>");
    assertThat(response.getTexts(0).getIdsCount()).isEqualTo(4);
    assertThat(response.getTexts(0).getTruncated()).isFalse();
    assertThat(response.getTexts(1).getIdsCount()).isEqualTo(TinyModel.MAX_TOKENS);
    assertThat(response.getTexts(1).getTruncated()).isTrue();
  }

  @Test
  void tokenizingABlankTextNamesIt() {
    assertThatThrownBy(
            () -> stub().tokenize(TokenizeRequest.newBuilder().addTexts("a").addTexts(" ").build()))
        .hasMessageContaining("texts[1]: text: blank");
  }

  private static EncoderServiceBlockingStub stub() {
    return EncoderServiceGrpc.newBlockingStub(fixture.channel())
        .withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  private static EncodeResponse encode(EncodeRequest.Builder request) {
    return stub().encode(request.build());
  }

  private static EncodeRequest.Builder request(Input... inputs) {
    return EncodeRequest.newBuilder().addAllInputs(Stream.of(inputs).toList());
  }

  private static Input text(String text) {
    return Input.newBuilder().setText(text).build();
  }

  private static Input image(String format, int rgb) {
    return Input.newBuilder().setImage(Pictures.picture(format, 64, rgb)).build();
  }

  private static float[] vector(EncodeResponse response, int index) {
    return Embeddings.toArray(response.getResults(index).getEmbedding());
  }

  private static double norm(EncodeResult result) {
    double sum = 0;
    for (float component : result.getEmbedding().getValuesList()) {
      sum += component * component;
    }
    return Math.sqrt(sum);
  }

  @Test
  void answersAgainFromTheCacheAndSaysSo() {
    EncodeRequest request =
        EncodeRequest.newBuilder()
            .addInputs(Input.newBuilder().setText("a text that comes twice"))
            .addInputs(Input.newBuilder().setImage(Pictures.picture("png", 20, 0x123456)))
            .addInputs(Input.newBuilder().setText(" "))
            .build();
    EncodeResponse first = stub().encode(request);
    EncodeResponse again =
        stub()
            .encode(
                request.toBuilder().addInputs(0, Input.newBuilder().setText("it is new")).build());

    assertThat(first.getResultsList()).extracting(EncodeResult::getCached).containsOnly(false);
    assertThat(again.getResultsList())
        .extracting(EncodeResult::getCached)
        .containsExactly(false, true, true, false);
    assertThat(again.getResults(1).getEmbedding()).isEqualTo(first.getResults(0).getEmbedding());
    assertThat(again.getResults(1).getTokens()).isEqualTo(first.getResults(0).getTokens());
    assertThat(again.getResults(2).getEmbedding()).isEqualTo(first.getResults(1).getEmbedding());
    assertThat(again.getResults(3).getError().getIndex()).isEqualTo(3);
    EncodeResponse known = stub().encode(request.toBuilder().removeInputs(2).build());
    assertThat(known.getResultsList()).extracting(EncodeResult::getCached).containsOnly(true);
    assertThat(known.getTimings().getLargestBatch()).isZero();
  }

  @Test
  void anotherModelKnowsNothingOfIt() {
    Input input = Input.newBuilder().setText("a text for two models").build();
    EncodeRequest tiny = EncodeRequest.newBuilder().addInputs(input).build();
    EncodeRequest other = tiny.toBuilder().setModel("other").build();
    stub().encode(tiny);

    EncodeResult result = stub().encode(other).getResults(0);
    assertThat(result.getCached()).isFalse();
    assertThat(stub().encode(other).getResults(0).getEmbedding()).isEqualTo(result.getEmbedding());
    assertThat(stub().encode(tiny).getResults(0).getEmbedding())
        .isNotEqualTo(result.getEmbedding());
  }

  private static void assertClose(float[] one, float[] other) {
    assertThat(one).hasSize(TinyModel.DIMENSION).containsExactly(other, within(1e-5f));
  }

  /** A call that is expected to fail. */
  private interface ThrowingCall {
    Object run();
  }
}
