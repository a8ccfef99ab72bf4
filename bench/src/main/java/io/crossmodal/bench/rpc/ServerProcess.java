package io.crossmodal.bench.rpc;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command of {@code crossmodal} in a JVM of its own with this one's flags, which says on stdout
 * {@code gRPC ADDRESS} and then {@code ready}.
 */
public final class ServerProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("gRPC\\s+(\\S+:\\d+).*");
  private static final String READY = "ready";
  private static final String MAIN = "io.crossmodal.cli.Crossmodal";
  private static final int PATIENCE_SECONDS = 10;
  private static final int SETTLE_SECONDS = 60;
  private static final Duration IDLE_A_SECOND = Duration.ofMillis(50);

  private final Process process;
  private final String address;

  private ServerProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts a command and waits until it is ready.
   *
   * @param log what it prints on stderr
   */
  public static ServerProcess start(Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(ManagementFactory.getRuntimeMXBean().getClassPath());
    command.add(MAIN);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      return new ServerProcess(process, address(process.inputReader(), log));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String address(BufferedReader output, Path log) throws IOException {
    String address = "";
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher found = ADDRESS.matcher(line);
      if (found.matches()) {
        address = found.group(1);
      }
      if (line.equals(READY)) {
        return address;
      }
    }
    throw new IOException("the server ended before it was ready; %s says why".formatted(log));
  }

  /** Where it listens, as {@code host:port}. */
  public String address() {
    return address;
  }

  /** Waits until it has nothing more to do in the background, but for a minute at most. */
  public void settle() throws InterruptedException {
    Duration before = cpuTime();
    for (int second = 0; second < SETTLE_SECONDS; second++) {
      TimeUnit.SECONDS.sleep(1);
      Duration now = cpuTime();
      if (now.minus(before).compareTo(IDLE_A_SECOND) < 0) {
        return;
      }
      before = now;
    }
  }

  private Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
