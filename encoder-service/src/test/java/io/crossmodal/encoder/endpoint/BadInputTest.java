package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.type.v1.ItemError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with one input is said of it alone; the others are encoded. */
@Timeout(120)
class BadInputTest {

  @TempDir private static Path dataDir;
  private static EncoderFixture fixture;

  @BeforeAll
  static void start() {
    TinyModel.save(dataDir.resolve("models/tiny"), 1);
    fixture =
        new EncoderFixture(dataDir, Map.of("default-model", "tiny", "max-text-characters", "100"));
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void badTextsFailAlone() {
    EncodeResponse response = encode(text("good"), text(""), text(" \t"), text("a".repeat(101)));

    assertThat(response.getResults(0).hasEmbedding()).isTrue();
    assertThat(response.getResultsList().subList(1, 4))
        .extracting(EncodeResult::getError)
        .extracting(ItemError::getIndex, ItemError::getReason, ItemError::getMessage)
        .containsExactly(
            tuple(1, "INVALID_FIELD", "text: empty (expected: 1..100 characters, not blank)"),
            tuple(2, "INVALID_FIELD", "text: blank (expected: 1..100 characters, not blank)"),
            tuple(3, "TOO_LARGE", "text: 101 characters (expected: 1..100)"));
  }

  @Test
  void charactersAreCountedAsPeopleDo() {
    assertThat(encode(text("\uD83D\uDC36".repeat(100))).getResults(0).hasEmbedding()).isTrue();
  }

  @Test
  void badPicturesFailAlone() {
    ByteString good = Pictures.picture("jpg", 200, 0xFF0000);
    EncodeResponse response =
        encode(
            image(good),
            image(ByteString.EMPTY),
            image(Pictures.textFile()),
            image(Pictures.cutShort(good)),
            image(Pictures.broken(good)),
            image(Pictures.bomb()),
            image(Pictures.tooManyBytes()),
            image(good));

    assertThat(response.getResults(0).hasEmbedding()).isTrue();
    assertThat(response.getResults(7).getEmbedding())
        .isEqualTo(response.getResults(0).getEmbedding());
    assertThat(response.getResultsList().subList(1, 7))
        .extracting(EncodeResult::getError)
        .extracting(ItemError::getIndex, ItemError::getReason)
        .containsExactly(
            tuple(1, "INVALID_IMAGE"),
            tuple(2, "INVALID_IMAGE"),
            tuple(3, "INVALID_IMAGE"),
            tuple(4, "INVALID_IMAGE"),
            tuple(5, "TOO_LARGE"),
            tuple(6, "TOO_LARGE"));
    assertThat(response.getResults(5).getError().getMessage()).contains("60000x60000");
    assertThat(response.getResults(6).getError().getMessage()).contains("20971521 bytes");
  }

  @Test
  void aRequestOfBadInputsAloneIsAnsweredToo() {
    EncodeResponse response = encode(text(""), image(Pictures.textFile()));

    assertThat(response.getResultsList()).allMatch(EncodeResult::hasError);
    assertThat(response.getTimings().getLargestBatch()).isZero();
  }

  private static EncodeResponse encode(Input... inputs) {
    return EncoderServiceGrpc.newBlockingStub(fixture.channel())
        .withDeadlineAfter(60, TimeUnit.SECONDS)
        .encode(EncodeRequest.newBuilder().addAllInputs(List.of(inputs)).build());
  }

  private static Input text(String text) {
    return Input.newBuilder().setText(text).build();
  }

  private static Input image(ByteString bytes) {
    return Input.newBuilder().setImage(bytes).build();
  }
}
