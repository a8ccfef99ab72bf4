package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Durations;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.FrameEmbedding;
import io.crossmodal.encoder.v1.FrameSampling;
import io.crossmodal.encoder.v1.GetModelRequest;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.encoder.v1.Video;
import io.crossmodal.encoder.video.Ffmpeg;
import io.crossmodal.encoder.video.TestVideos;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Videos through the service. */
@Timeout(120)
class VideoEncodeTest {

  @TempDir private Path temp;
  private EncoderFixture fixture;
  private ByteString video;

  @BeforeEach
  void start() throws IOException {
    assumeThat(Ffmpeg.problem()).as("FFmpeg for this platform").isEmpty();
    fixture = new EncoderFixture(temp.resolve("data"), Map.of());
    video =
        ByteString.copyFrom(
            TestVideos.video(temp, "a.mp4", AV_CODEC_ID_MPEG4, 4, 30, 30, 220, 220, 120, 120));
  }

  @AfterEach
  void stop() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void givesTheMeanOfItsFrames() {
    EncodeResult result =
        encode(
            Video.newBuilder()
                .setData(video)
                .setSampling(FrameSampling.newBuilder().setUniform(3))
                .setEachFrame(true));
    assertThat(result.getFramesList())
        .extracting(frame -> Durations.toMillis(frame.getAt()))
        .containsExactly(250L, 750L, 1250L);
    float[] mean = Embeddings.toArray(result.getEmbedding());
    double[] sum = new double[mean.length];
    for (FrameEmbedding frame : result.getFramesList()) {
      float[] vector = Embeddings.toArray(frame.getEmbedding());
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    double norm = Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
    for (int i = 0; i < sum.length; i++) {
      assertThat((double) mean[i]).isCloseTo(sum[i] / norm, within(1e-6));
    }
  }

  @Test
  void takesFramesAsAsked() {
    EncodeResult usual = encode(Video.newBuilder().setData(video));
    assertThat(usual.hasEmbedding()).isTrue();
    assertThat(usual.getFramesList()).isEmpty();
    assertThat(
            frames(FrameSampling.newBuilder().setSceneChange(0.1)).stream()
                .map(frame -> Durations.toMillis(frame.getAt())))
        .containsExactly(0L, 500L, 1000L);
    assertThat(frames(FrameSampling.newBuilder().setPerSecond(2))).hasSize(3);
  }

  @Test
  void aBadVideoIsAnErrorOfItsOwn() {
    List<EncodeResult> results =
        EncoderServiceGrpc.newBlockingStub(fixture.channel())
            .encode(
                EncodeRequest.newBuilder()
                    .addInputs(input(Video.newBuilder().setData(video)))
                    .addInputs(
                        input(Video.newBuilder().setData(ByteString.copyFrom(TestVideos.sound()))))
                    .addInputs(
                        input(
                            Video.newBuilder()
                                .setData(video)
                                .setSampling(FrameSampling.newBuilder().setUniform(1000))))
                    .addInputs(Input.newBuilder().setText("a red square"))
                    .addInputs(
                        input(
                            Video.newBuilder()
                                .setData(video)
                                .setSampling(FrameSampling.newBuilder().setPerSecond(-1))))
                    .build())
            .getResultsList();
    assertThat(results.get(0).hasEmbedding()).isTrue();
    assertThat(results.get(1).getError().getReason()).isEqualTo("INVALID_VIDEO");
    assertThat(results.get(1).getError().getIndex()).isEqualTo(1);
    assertThat(results.get(2).getError().getReason()).isEqualTo("TOO_LARGE");
    assertThat(results.get(3).hasEmbedding()).isTrue();
    assertThat(results.get(4).getError().getReason()).isEqualTo("INVALID_FIELD");
    assertThat(results.get(4).getError().getIndex()).isEqualTo(4);
    assertThat(results.get(4).getError().getMessage()).startsWith("video.sampling: ");
  }

  @Test
  void saysThatTheModelTakesVideos() {
    Model model =
        EncoderServiceGrpc.newBlockingStub(fixture.channel())
            .getModel(GetModelRequest.getDefaultInstance())
            .getModel();
    assertThat(model.getModalitiesList()).contains(Modality.MODALITY_VIDEO);
    assertThat(model.getLimits().getMaxVideoFrames()).isPositive();
  }

  private List<FrameEmbedding> frames(FrameSampling.Builder sampling) {
    return encode(Video.newBuilder().setData(video).setSampling(sampling).setEachFrame(true))
        .getFramesList();
  }

  private EncodeResult encode(Video.Builder one) {
    return EncoderServiceGrpc.newBlockingStub(fixture.channel())
        .encode(EncodeRequest.newBuilder().addInputs(input(one)).build())
        .getResults(0);
  }

  private static Input input(Video.Builder video) {
    return Input.newBuilder().setVideo(video).build();
  }
}
