package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.dataset.image.ImageLimits;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.encoder.model.ModelRepository;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeStreamRequest;
import io.crossmodal.encoder.v1.EncodeStreamResponse;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Priority;
import io.crossmodal.rpc.Embeddings;
import io.grpc.stub.StreamObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real photos through the bundled model, as an import sends them. */
@Timeout(300)
class PhotosTest {

  private static final Path PHOTOS = Path.of("..", "..", "shared", "data", "flickr8k-1k");
  private static final int PER_BATCH = 64;
  private static final int CHECKED = 20;

  /** So that a slow machine fills its batches too. */
  private static final Map<String, String> PATIENT = Map.of("batch.bulk-delay", "60s");

  @TempDir private Path dataDir;

  @Test
  void aThousandPhotosComeBackInOrderAndInFullBatches() throws Exception {
    assumeTrue(Files.exists(PHOTOS), PHOTOS + " is not there");
    List<CaptionedImage> photos = Datasets.open(PHOTOS).images();
    try (EncoderFixture fixture = new EncoderFixture(dataDir, PATIENT)) {
      List<EncodeResponse> answers = encode(fixture, photos);
      List<float[]> vectors =
          answers.stream()
              .flatMap(answer -> answer.getResultsList().stream())
              .map(result -> Embeddings.toArray(result.getEmbedding()))
              .toList();

      assertThat(vectors).hasSize(photos.size()).allMatch(vector -> vector.length == 256);
      DualEncoder model = fixture.bean(ModelRepository.class).open("scenes-small");
      for (int i = 0; i < photos.size(); i += photos.size() / CHECKED) {
        assertThat(vectors.get(i)).containsExactly(alone(model, photos.get(i)), within(1e-5f));
      }
      assertThat(answers).allMatch(answer -> answer.getTimings().getLargestBatch() >= 16);
    }
  }

  private static float[] alone(DualEncoder model, CaptionedImage photo) throws Exception {
    byte[] bytes = photo.picture().read();
    return model
        .encodeImages(
            List.of(model.resizer().resize(new ImageDecoder(ImageLimits.DEFAULT).decode(bytes))))[
        0];
  }

  private static List<EncodeResponse> encode(EncoderFixture fixture, List<CaptionedImage> photos)
      throws Exception {
    List<EncodeResponse> answers = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Void> end = new CompletableFuture<>();
    StreamObserver<EncodeStreamRequest> requests =
        EncoderServiceGrpc.newStub(fixture.channel())
            .encodeStream(
                new StreamObserver<EncodeStreamResponse>() {
                  @Override
                  public void onNext(EncodeStreamResponse answer) {
                    answers.add(answer.getBatch());
                  }

                  @Override
                  public void onError(Throwable failure) {
                    end.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {
                    end.complete(null);
                  }
                });
    for (int from = 0; from < photos.size(); from += PER_BATCH) {
      requests.onNext(batch(photos.subList(from, Math.min(photos.size(), from + PER_BATCH))));
    }
    requests.onCompleted();
    end.get(200, TimeUnit.SECONDS);
    return answers;
  }

  private static EncodeStreamRequest batch(List<CaptionedImage> photos) throws Exception {
    EncodeRequest.Builder batch = EncodeRequest.newBuilder().setPriority(Priority.PRIORITY_BULK);
    for (CaptionedImage photo : photos) {
      batch.addInputs(Input.newBuilder().setImage(ByteString.copyFrom(photo.picture().read())));
    }
    return EncodeStreamRequest.newBuilder().setBatch(batch).build();
  }
}
