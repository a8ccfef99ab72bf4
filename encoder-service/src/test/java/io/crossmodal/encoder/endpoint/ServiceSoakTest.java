package io.crossmodal.encoder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncoderServiceGrpc;
import io.crossmodal.encoder.v1.EncoderServiceGrpc.EncoderServiceBlockingStub;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Video;
import io.crossmodal.encoder.video.Ffmpeg;
import io.crossmodal.encoder.video.TestVideos;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory of the process over requests of every kind, errors among them; {@code
 * -Dcrossmodal.soak.requests=200000} is the long profile.
 */
class ServiceSoakTest {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int REQUESTS = Integer.getInteger("crossmodal.soak.requests", 3_000);
  private static final int WARM_UP = 20_000;
  private static final int PARTS = 10;
  private static final int CALLERS = 8;

  /** What allocators and the heap may take more; a leak of 64 KB a request would be twice that. */
  private static final long MOST_KILOBYTES = 100_000;

  private static final ByteString PNG = Pictures.picture("png", 200, 0x204080);
  private static final ByteString JPEG = Pictures.picture("jpg", 300, 0x804020);

  @TempDir private Path dataDir;
  private ByteString video = ByteString.copyFrom(TestVideos.sound());
  private final AtomicInteger embedded = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  @Test
  void staysFlat() throws Exception {
    assumeTrue(Files.exists(STATUS), "no /proc/self/status to read");
    TinyModel.save(dataDir.resolve("models/tiny"), 1);
    if (Ffmpeg.problem().isEmpty()) {
      video =
          ByteString.copyFrom(
              TestVideos.video(dataDir, "a.mp4", AV_CODEC_ID_MPEG4, 5, 40, 80, 120, 160, 200));
    }
    try (EncoderFixture fixture =
        new EncoderFixture(
            dataDir, Map.of("default-model", "tiny", "max-inputs", "8", "cache-bytes", "100000"))) {
      int first = Math.min(REQUESTS, WARM_UP);
      run(fixture, 0, first);
      long before = residentKilobytes();
      long after = before;
      for (int part = 1; part <= PARTS; part++) {
        int done = first + (part - 1) * (REQUESTS / PARTS);
        run(fixture, done, done + REQUESTS / PARTS);
        after = residentKilobytes();
        System.out.printf(
            "soak: %d of %d requests, resident %d KB (at first %d)%n",
            part * (REQUESTS / PARTS), REQUESTS, after, before);
      }

      assertThat(after - before).isLessThan(MOST_KILOBYTES);
      assertThat(embedded.get()).isGreaterThan(REQUESTS / 2);
      assertThat(refused.get()).isGreaterThan(REQUESTS / 5);
      assertThat(failed.get()).isGreaterThan(REQUESTS / 5);
    }
  }

  private void run(EncoderFixture fixture, int from, int to) throws Exception {
    EncoderServiceBlockingStub stub = EncoderServiceGrpc.newBlockingStub(fixture.channel());
    AtomicInteger next = new AtomicInteger(from);
    List<Callable<Void>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(
          () -> {
            for (int n = next.getAndIncrement(); n < to; n = next.getAndIncrement()) {
              call(stub, n);
            }
            return null;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<Void> caller : threads.invokeAll(callers)) {
        caller.get();
      }
    }
  }

  private void call(EncoderServiceBlockingStub stub, int n) {
    try {
      EncodeResponse answer =
          switch (n % 10) {
            case 0 -> stub.encode(request(text("a text that comes again")));
            case 1 -> stub.encode(request(picture(PNG), text("red " + n), video(video)));
            case 2 -> stub.encode(request(picture(JPEG)));
            case 3 -> stub.encode(request(text(" "), picture(Pictures.broken(PNG)), text("n" + n)));
            case 4 -> stub.encode(request(picture(Pictures.cutShort(JPEG)), picture(JPEG)));
            case 5 ->
                stub.encode(request(picture(Pictures.textFile()), video(Pictures.cutShort(video))));
            case 6 -> stub.encode(request(text("a")).toBuilder().setModel("none").build());
            case 7 -> stub.encode(request(Input.getDefaultInstance()));
            case 8 ->
                stub.withDeadlineAfter(1, TimeUnit.MILLISECONDS)
                    .encode(request(picture(JPEG), picture(PNG), text("late " + n)));
            default -> cancelled(stub, n);
          };
      answer.getResultsList().forEach(r -> (r.hasError() ? failed : embedded).incrementAndGet());
    } catch (StatusRuntimeException e) {
      refused.incrementAndGet();
    }
  }

  private static EncodeResponse cancelled(EncoderServiceBlockingStub stub, int n) {
    try (Context.CancellableContext context = Context.current().withCancellation();
        ExecutorService canceller = Executors.newSingleThreadExecutor()) {
      canceller.execute(() -> context.cancel(null));
      return context.call(() -> stub.encode(request(picture(PNG), text("never mind " + n))));
    } catch (StatusRuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static EncodeRequest request(Input... inputs) {
    return EncodeRequest.newBuilder().addAllInputs(List.of(inputs)).build();
  }

  private static Input text(String text) {
    return Input.newBuilder().setText(text).build();
  }

  private static Input picture(ByteString bytes) {
    return Input.newBuilder().setImage(bytes).build();
  }

  private static Input video(ByteString bytes) {
    return Input.newBuilder().setVideo(Video.newBuilder().setData(bytes)).build();
  }

  private static long residentKilobytes() throws IOException {
    System.gc();
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
