package io.crossmodal.cli.doctor;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.rpc.ErrorStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** Starts the services and encodes a sentence, or asks a gateway that runs elsewhere. */
final class Services {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Services() {}

  /** Starts all services on a folder that is deleted afterwards. */
  static Finding start() throws IOException {
    Path folder = Files.createTempDirectory("crossmodal-doctor");
    long began = System.nanoTime();
    try (Connection connection = ServerOptions.local(folder)) {
      Model model = new GalleryFlow(connection.suite()).model(null);
      connection
          .suite()
          .encoder()
          .encode(
              EncodeRequest.newBuilder()
                  .setModel(model.getName())
                  .addInputs(Input.newBuilder().setText("a red circle"))
                  .build());
      return Finding.ok(
          "services",
          "all four start, and %s (%d-d) encodes a sentence, in %.1f s"
              .formatted(model.getName(), model.getDimension(), (System.nanoTime() - began) / 1e9));
    } catch (RuntimeException e) {
      return Finding.problem("services", ErrorStatus.message(e));
    } finally {
      delete(folder);
    }
  }

  /** Asks a gateway how it and the services behind it are. */
  static Finding gateway(URI address) throws IOException, InterruptedException {
    URI health = address.resolve("/health");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(health).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      String text = "%s answers %d: %s".formatted(health, response.statusCode(), response.body());
      return response.statusCode() == 200
          ? Finding.ok("gateway", text)
          : Finding.problem("gateway", text);
    } catch (IOException e) {
      return Finding.problem("gateway", "%s does not answer: %s".formatted(health, e.getMessage()));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
