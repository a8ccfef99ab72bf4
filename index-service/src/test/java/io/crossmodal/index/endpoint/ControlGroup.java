package io.crossmodal.index.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Linux control group of a test, by which the memory of a process can be limited. */
final class ControlGroup implements AutoCloseable {

  private static final Path V1 = Path.of("/sys/fs/cgroup/memory");
  private static final Path V2 = Path.of("/sys/fs/cgroup");

  private final Path group;
  private final String limit;
  private final String usage;

  private ControlGroup(Path group, String limit, String usage) {
    this.group = group;
    this.limit = limit;
    this.usage = usage;
  }

  /** A new one; empty where this process may not make one that limits memory. */
  static Optional<ControlGroup> create() throws IOException {
    boolean old = Files.isDirectory(V1);
    Path group = (old ? V1 : V2).resolve("crossmodal-test-" + ProcessHandle.current().pid());
    ControlGroup made =
        old
            ? new ControlGroup(group, "memory.limit_in_bytes", "memory.usage_in_bytes")
            : new ControlGroup(group, "memory.max", "memory.current");
    try {
      Files.createDirectory(group);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (Files.isWritable(group.resolve(made.limit))) {
      return Optional.of(made);
    }
    Files.delete(group);
    return Optional.empty();
  }

  /** A command that runs another one in this group. */
  List<String> within(List<String> command) {
    List<String> whole = new ArrayList<>();
    whole.addAll(
        List.of(
            "sh", "-c", "echo $$ > " + group.resolve("cgroup.procs") + " && exec \"$@\"", "sh"));
    whole.addAll(command);
    return whole;
  }

  /** Bytes that its processes take, their share of the page cache included. */
  long usage() throws IOException {
    return Long.parseLong(Files.readString(group.resolve(usage)).strip());
  }

  void limit(long bytes) throws IOException {
    Files.writeString(group.resolve(limit), Long.toString(bytes));
  }

  /** Removes it; its processes must have ended. */
  @Override
  public void close() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 50; attempt++) {
      try {
        Files.delete(group);
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    Files.delete(group);
  }
}
