package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said to words that no command knows and to servers that are not there. */
@Timeout(60)
class WrongUsageTest {

  @Test
  void namesTheUnknownOptionAndNotItsValue() {
    assertThat(stderr(2, "serve", "--port", "3")).startsWith("Unknown option: '--port'");
    assertThat(stderr(2, "serve", "nobody")).contains("nobody");
    assertThat(stderr(2, "search", "--gallery", "g", "hello")).contains("hello");
  }

  @Test
  void saysThatNothingAnswersAndWhatIsExpected() throws IOException {
    int free = free();
    assertThat(stderr(1, "gallery", "list", "--server", "127.0.0.1:" + free))
        .startsWith("crossmodal: --server: nothing answers at 127.0.0.1:" + free)
        .contains("refused", "expected: a running server")
        .hasLineCount(1);
    assertThat(stderr(1, "gallery", "list", "--server", "no host:1")).contains("no host:1");
  }

  @Test
  void aModelThatCannotBeFetchedEndsTheStartWithOneLine(@TempDir Path folder) throws IOException {
    assertThat(stderr(2, "serve", "--model", "bert"))
        .contains("model: bert (expected: hf://ORGANISATION/NAME or");
    assertThat(stderr(1, "encode", "--model", "hf://a/b/c", "--text", "a", "--output", "none.npz"))
        .startsWith("crossmodal: model: hf://a/b/c (expected: hf://ORGANISATION/NAME or");
    Path config = folder.resolve("c.yml");
    Files.writeString(
        config, "crossmodal.encoder.hub-endpoint: http://127.0.0.1:%d".formatted(free()));
    assertThat(
            stderr(
                1,
                "serve",
                "encoder",
                "--model",
                "hf://someone/tiny",
                "--config",
                config.toString(),
                "--data-dir",
                folder.toString(),
                "--grpc-port",
                "0"))
        .contains("model hf://someone/tiny@main: http://127.0.0.1:", "no answer");
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String stderr(int code, String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      assertThat(Crossmodal.run(args)).isEqualTo(code);
    } finally {
      System.setErr(before);
    }
    return written.toString(StandardCharsets.UTF_8);
  }
}
