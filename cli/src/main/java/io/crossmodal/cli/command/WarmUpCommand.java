package io.crossmodal.cli.command;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.index.v1.ListGalleriesRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts everything once, so that the JVM can record what later starts need. */
@Command(
    name = "warm-up",
    hidden = true,
    description = "Starts all services, encodes one text and stops.")
public final class WarmUpCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Folder for the services' data.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
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
      connection.suite().galleries().listGalleries(ListGalleriesRequest.getDefaultInstance());
    }
    return 0;
  }
}
