package io.crossmodal.cli.stock;

import io.crossmodal.cli.host.HostSettings;
import io.crossmodal.cli.host.ServiceHost;
import io.crossmodal.cli.host.ServiceName;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients of other servers, as their packages are, against the encoder and the gateway. */
@Timeout(300)
class StockClientsTest {

  @TempDir private static Path folder;
  private static ServiceHost host;
  private static Path picture;

  @BeforeAll
  static void serve() throws IOException {
    picture = folder.resolve("circle.png");
    BufferedImage circle = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = circle.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillOval(16, 16, 64, 64);
    graphics.dispose();
    ImageIO.write(circle, "png", picture.toFile());
    host =
        ServiceHost.start(
            new HostSettings(
                Set.of(ServiceName.ENCODER, ServiceName.GATEWAY),
                folder.resolve("data"),
                0,
                0,
                HostSettings.LOOPBACK,
                null));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource({
    "openai_client.py, openai",
    "triton_client.py, tritonclient.grpc tritonclient.http",
    "generated_client.py, grpc grpc_tools.protoc",
  })
  void areServed(String script, String modules) {
    Python.assume(modules.split(" "));

    String http = "%s:%d".formatted(HostSettings.LOOPBACK, host.httpPort());
    String protos = Path.of("../proto/src/main/proto").toAbsolutePath().normalize().toString();
    Python.run(script, http, host.grpcAddress(), picture.toString(), protos);
  }
}
