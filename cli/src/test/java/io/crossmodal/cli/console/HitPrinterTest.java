package io.crossmodal.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HitPrinterTest {

  private static final SearchResponse RESPONSE =
      SearchResponse.newBuilder()
          .setView("graph")
          .addHits(SearchHit.newBuilder().setItem(Item.newBuilder().setId("a.jpg")).setScore(.5f))
          .build();

  private static String printed(SearchResponse response) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HitPrinter.print(response, Duration.ofMillis(2), new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  @Test
  void printsHitsAndWhereTheTimeWent() {
    assertThat(printed(RESPONSE)).contains("a.jpg").contains("view graph; encode 2.0 ms");
  }

  @Test
  void saysHowLikelyItIsThatTheAnswerIsExactUnlessItIs() {
    String unsure = printed(RESPONSE.toBuilder().setExactProbability(.97f).build());
    assertThat(unsure).contains("exactly the best with probability 0.970, or more");
    assertThat(printed(RESPONSE.toBuilder().setExactProbability(1).build()))
        .doesNotContain("probability");
    assertThat(printed(RESPONSE)).doesNotContain("probability");
  }
}
