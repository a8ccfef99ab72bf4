package io.crossmodal.index.endpoint;

import io.crossmodal.rpc.Channels;
import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An {@link IndexProcess} that runs, and a channel to it. */
final class ChildIndex implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final ManagedChannel channel;

  private ChildIndex(Process process, BufferedReader output) throws IOException {
    this.process = process;
    this.output = output;
    this.channel = Channels.open("localhost:" + awaitLine("port "));
  }

  /** Starts it and waits until it serves. */
  static ChildIndex start(Path dataDir) throws IOException {
    return start(javaCommand(dataDir));
  }

  /** Starts it by a command that ends up running it. */
  static ChildIndex start(List<String> command) throws IOException {
    Process started = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    return new ChildIndex(started, started.inputReader());
  }

  /**
   * The command of a process of its own.
   *
   * @param options of the JVM, after the usual ones
   */
  static List<String> javaCommand(Path dataDir, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            IndexProcess.class.getName(),
            dataDir.toString()));
    return command;
  }

  /** The rest of the next line of output that begins so. */
  String awaitLine(String prefix) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length());
      }
    }
    throw new IOException("the process ended without a line '%s...'".formatted(prefix));
  }

  /** Writes a line to its standard input. */
  void command(String line) throws IOException {
    Writer input = process.outputWriter();
    input.write(line + "\n");
    input.flush();
  }

  /** The same process after another one has begun to serve in it. */
  ChildIndex reconnected() throws IOException {
    return new ChildIndex(process, output);
  }

  ManagedChannel channel() {
    return channel;
  }

  long pid() {
    return process.pid();
  }

  /** Kills it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not die");
    }
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow();
    kill();
  }
}
