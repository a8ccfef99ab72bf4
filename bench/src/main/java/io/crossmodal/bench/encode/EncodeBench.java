package io.crossmodal.bench.encode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossmodal.bench.report.PythonComparison;
import io.crossmodal.bench.rpc.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes that alternate between an encoder in a process of its own and Python in another, so that
 * both see the same machine; each figure is the median of its passes, after one that is not
 * counted.
 */
public final class EncodeBench {

  /** Pixels of the square that photos become, as ViT-B/32 takes them. */
  public static final int SIDE = 224;

  private final Path model;
  private final List<String> texts;
  private final List<Path> photos;
  private final int passes;

  /**
   * What is measured.
   *
   * @param model directory of a model of texts
   * @param photos files
   * @param passes counted ones, at least 1
   */
  public EncodeBench(Path model, List<String> texts, List<Path> photos, int passes) {
    this.model = model;
    this.texts = List.copyOf(texts);
    this.photos = List.copyOf(photos);
    this.passes = passes;
  }

  /** Measures; {@code python} may be null. */
  public List<PythonComparison.Line> run(ServerProcess server, @Nullable PythonPeer python)
      throws IOException, InterruptedException {
    List<PythonComparison.Line> lines = new ArrayList<>();
    PhotoPasses pictures = new PhotoPasses(photos, SIDE);
    PythonPeer textPeer = python != null && python.does("texts") ? python : null;
    PythonPeer photoPeer = python != null && python.does("photos") ? python : null;
    try (EncodeClient client = new EncodeClient(server.address())) {
      lines.add(
          line(
              "texts_per_second",
              "%,d texts through EncodeStream, texts/s".formatted(texts.size()),
              false,
              () -> client.textsASecond(texts),
              textPeer == null ? null : () -> textPeer.run("texts", "rate")));
      lines.add(
          line(
              "one_text_p50_milliseconds",
              "one text, unary call, p50 in ms",
              true,
              () -> client.oneTextMilliseconds(texts),
              textPeer == null ? null : () -> textPeer.run("one", "milliseconds")));
    }
    lines.add(
        line(
            "photos_per_second_a_thread",
            "%,d photos decoded and cropped, photos/s a thread".formatted(photos.size()),
            false,
            pictures::photosASecond,
            photoPeer == null ? null : () -> photoPeer.run("photos", "rate")));
    return lines;
  }

  /** One pass. */
  private interface Pass {
    double run() throws IOException, InterruptedException;
  }

  private PythonComparison.Line line(
      String key, String label, boolean lessIsBetter, Pass ours, @Nullable Pass python)
      throws IOException, InterruptedException {
    double[] mine = new double[passes];
    double[] theirs = new double[passes];
    for (int i = -1; i < passes; i++) {
      double one = ours.run();
      double other = python == null ? Double.NaN : python.run();
      if (i >= 0) {
        mine[i] = one;
        theirs[i] = other;
      }
    }
    return new PythonComparison.Line(key, label, median(mine), median(theirs), lessIsBetter);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Starts Python on the same texts and photos. */
  public PythonPeer python(String interpreter, Path work, Path log) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path textFile = work.resolve("texts.json");
    Path photoFile = work.resolve("photos.json");
    json.writeValue(textFile.toFile(), texts);
    json.writeValue(photoFile.toFile(), photos.stream().map(Path::toString).toList());
    return PythonPeer.start(interpreter, model, textFile, photoFile, SIDE, log);
  }

  /** Starts an encoder that serves the model alone. */
  public ServerProcess server(Path work, Path log) throws IOException {
    Path config = work.resolve("encoder.json");
    // JSON is YAML. Without the cache: the passes repeat the texts.
    new ObjectMapper()
        .writeValue(
            config.toFile(),
            Map.of(
                "crossmodal",
                Map.of(
                    "encoder",
                    Map.of(
                        "model-directories",
                        model.toString(),
                        "default-model",
                        String.valueOf(model.getFileName()),
                        "cache-bytes",
                        0))));
    Files.createDirectories(work.resolve("server"));
    return ServerProcess.start(
        log,
        "serve",
        "encoder",
        "--grpc-port",
        "0",
        "--data-dir",
        work.resolve("server").toString(),
        "--config",
        config.toString());
  }
}
