package io.crossmodal.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.crossmodal.bench.race.Contender.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerProcessTest {

  private static final String READY =
      """
      echo '{"build_seconds": 2.5, "bytes_per_vector": 40, "bytes_of": "all", "efforts": ["10", "20"]}'
      """;

  @TempDir Path folder;

  @Test
  void asksAndReadsAnswers() throws IOException {
    String answer =
        READY
            + """
            read line
            case "$line" in
              *'"effort":"20","queries":2,"rounds":3,"k":2'*) echo '{"seconds": 0.5, "rows": [[4, 5], [6, 7]]}';;
              *) echo "{\\"error\\": \\"unexpected request\\"}";;
            esac
            """;
    try (PeerProcess peer = start(answer)) {
      assertThat(peer.build().seconds()).isEqualTo(2.5);
      assertThat(peer.efforts()).containsExactly("10", "20");
      Answers answers = peer.answer("20", 2, 3);
      assertThat(answers.seconds()).isEqualTo(.5);
      assertThat(answers.rows()).isDeepEqualTo(new int[][] {{4, 5}, {6, 7}});
    }
  }

  @Test
  void saysWhyAPeerTakesNoPart() {
    assertThatIOException()
        .isThrownBy(() -> start("echo '{\"error\": \"no such processor\"}'"))
        .withMessage("fake: no such processor");
    assertThatIOException()
        .isThrownBy(() -> start("exit 1"))
        .withMessage("fake: ended without an answer; its log says why");
    assertThatIOException()
        .isThrownBy(() -> start("echo '{\"build_seconds\": 1}'"))
        .withMessage("fake: no bytes_per_vector in {\"build_seconds\":1}");
  }

  private PeerProcess start(String script) throws IOException {
    return PeerProcess.start("fake", List.of("sh", "-c", script), 2, folder.resolve("log"));
  }
}
