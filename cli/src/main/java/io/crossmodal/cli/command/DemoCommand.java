package io.crossmodal.cli.command;

import io.crossmodal.cli.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job from end to end. */
@Command(
    name = "demo",
    description =
        "Starts every service, encodes a gallery, searches it both ways, runs the ablation and writes the report.")
public final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description =
          "Dataset of pictures and captions; a small model is trained on it (default: generated scenes, bundled model).")
  private @Nullable Path data;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "crossmodal-demo",
      description = "Folder for data and report (default: crossmodal-demo).")
  private Path output = Path.of("");

  @Option(names = "--serve", description = "Keeps the page up until Ctrl-C.")
  private boolean serve;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the page with --serve (default: 8080).")
  private int httpPort;

  @Option(
      names = "--grpc-port",
      paramLabel = "PORT",
      defaultValue = "9090",
      description = "gRPC port with --serve (default: 9090).")
  private int grpcPort;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Demo demo = new Demo(output.toAbsolutePath().normalize(), System.out);
    demo.run(data, serve, httpPort, grpcPort);
    return 0;
  }
}
