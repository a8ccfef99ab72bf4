package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.crossmodal.encoder.v1.TokenizedText;
import io.crossmodal.type.v1.Modality;
import io.grpc.StatusRuntimeException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models of other people, mounted as directories and served. */
@Timeout(120)
class PublishedModelsTest {

  private static final int MEGABYTE = 1 << 20;

  @TempDir private Path dataDir;

  @Test
  void encodesWhatTheModelTakesAndRefusesTheRestByElement() throws Exception {
    try (EncoderFixture fixture = serving("clip-tiny")) {
      EncodeResponse both = encode(fixture, text("a dog"), picture(), text(""));
      assertThat(both.getResultsList()).allMatch(EncodeResult::hasEmbedding);
      assertThat(both.getResults(1).getEmbedding().getValuesCount()).isEqualTo(12);
    }
    try (EncoderFixture fixture = serving("vit-tiny")) {
      EncodeResponse mixed = encode(fixture, text("a dog"), picture());
      assertThat(mixed.getResults(0).getError().getReason()).isEqualTo("INVALID_FIELD");
      assertThat(mixed.getResults(0).getError().getMessage())
          .isEqualTo("text: refused by model vit-tiny (expected: images alone)");
      assertThat(mixed.getResults(1).hasEmbedding()).isTrue();
    }
  }

  @Test
  void saysWhatAModelTakes() throws Exception {
    try (EncoderFixture fixture = serving("vit-tiny")) {
      Model model = stub(fixture).getModel(GetModelRequest.getDefaultInstance()).getModel();
      assertThat(model.getModalitiesList())
          .containsExactly(Modality.MODALITY_IMAGE, Modality.MODALITY_VIDEO);
      assertThat(model.getPreprocessing())
          .isEqualTo("to 32x32 (bilinear, antialiased), the 32x32 in the middle");
      assertThat(model.getMaxTokens()).isZero();
      List<Model> all =
          stub(fixture).listModels(ListModelsRequest.getDefaultInstance()).getModelsList();
      assertThat(all).extracting(Model::getName).containsExactly("scenes-small", "vit-tiny");
      assertThat(all.getFirst().getModalitiesList())
          .containsExactly(
              Modality.MODALITY_TEXT, Modality.MODALITY_IMAGE, Modality.MODALITY_VIDEO);
    }
  }

  @Test
  void boundsTexts() throws Exception {
    try (EncoderFixture fixture = serving("clip-tiny")) {
      EncodeResponse answer =
          encode(fixture, text("x".repeat(MEGABYTE)), text("dog ".repeat(2_000)));
      assertThat(answer.getResults(0).getError().getMessage())
          .isEqualTo("text: 1048576 characters (expected: 1..10000)");
      assertThat(answer.getResults(1).hasEmbedding()).isTrue();
      assertThat(answer.getResults(1).getTruncated()).isTrue();
      TokenizedText tokens =
          stub(fixture)
              .tokenize(TokenizeRequest.newBuilder().addTexts("The dog").build())
              .getTexts(0);
      assertThat(tokens.getTokensList())
          .containsExactly("<|startoftext|>", "the</w>", "dog</w>", "<|endoftext|>");
      EncodeRequest.Builder tooMany = EncodeRequest.newBuilder();
      IntStream.range(0, 10_000).forEach(i -> tooMany.addInputs(text("dog " + i)));
      assertThatThrownBy(() -> stub(fixture).encode(tooMany.build()))
          .isInstanceOf(StatusRuntimeException.class)
          .hasMessageContaining("10000 elements (expected: 1..256)");
    }
  }

  @Test
  void leavesADamagedModelOutAndSaysWhyWhenAsked() throws Exception {
    Path models = Files.createDirectories(dataDir.resolve("models/broken"));
    for (String file : new String[] {"config.json", "preprocessor_config.json"}) {
      Files.copy(directory("vit-tiny").resolve(file), models.resolve(file));
    }
    Files.write(models.resolve("model.safetensors"), new byte[100]);
    try (EncoderFixture fixture = serving("vit-tiny")) {
      assertThat(stub(fixture).listModels(ListModelsRequest.getDefaultInstance()).getModelsList())
          .extracting(Model::getName)
          .containsExactly("scenes-small", "vit-tiny");
      EncodeRequest request =
          EncodeRequest.newBuilder().setModel("broken").addInputs(picture()).build();
      assertThatThrownBy(() -> stub(fixture).encode(request))
          .hasMessageContaining(
              "model broken: model.safetensors: header: 0 bytes (expected: 2..92)");
    }
  }

  private EncoderFixture serving(String model) throws URISyntaxException {
    return new EncoderFixture(
        dataDir, Map.of("model-directories", directory(model).toString(), "default-model", model));
  }

  private static Path directory(String model) throws URISyntaxException {
    String resource = "/io/crossmodal/encoder/model/" + model;
    return Path.of(Objects.requireNonNull(PublishedModelsTest.class.getResource(resource)).toURI());
  }

  private static EncoderServiceBlockingStub stub(EncoderFixture fixture) {
    return EncoderServiceGrpc.newBlockingStub(fixture.channel());
  }

  private static EncodeResponse encode(EncoderFixture fixture, Input... inputs) {
    return stub(fixture).encode(EncodeRequest.newBuilder().addAllInputs(List.of(inputs)).build());
  }

  private static Input text(String text) {
    return Input.newBuilder().setText(text).build();
  }

  private static Input picture() {
    return Input.newBuilder().setImage(Pictures.picture("png", 50, 0x336699)).build();
  }
}
