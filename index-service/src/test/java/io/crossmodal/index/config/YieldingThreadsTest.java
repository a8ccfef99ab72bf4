package io.crossmodal.index.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(20)
class YieldingThreadsTest {

  private static final int NICE = 18;

  /** Field of {@code /proc/thread-self/stat}, counted after the name in brackets. */
  private static int nice() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int niceOf(YieldingThreads threads) throws Exception {
    CompletableFuture<Integer> found = new CompletableFuture<>();
    Thread thread = threads.newThread(() -> found.complete(nice()));
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).startsWith("some-");
    thread.start();
    return found.get(10, TimeUnit.SECONDS);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leaveTheProcessorToOthersAndTheirMakerAlone() throws Exception {
    int before = nice();
    assertThat(niceOf(new YieldingThreads("some-", NICE))).isEqualTo(NICE);
    assertThat(nice()).isEqualTo(before);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void passItOnToThreadsThatTheyStart() throws Exception {
    CompletableFuture<Integer> found = new CompletableFuture<>();
    new YieldingThreads("some-", NICE)
        .newThread(() -> Thread.ofPlatform().start(() -> found.complete(nice())))
        .start();
    assertThat(found.get(10, TimeUnit.SECONDS)).isEqualTo(NICE);
  }
}
