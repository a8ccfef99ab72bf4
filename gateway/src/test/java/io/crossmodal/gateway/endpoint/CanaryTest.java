package io.crossmodal.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.gateway.fake.FakeSuite;
import io.crossmodal.gateway.fake.RunningGateway;
import io.crossmodal.gateway.fake.SampleGallery;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A share of the live queries is answered exactly too. */
@Timeout(60)
class CanaryTest {

  private static final String SEARCH =
      "{\"gallery\":\"colours\",\"text\":\"a red square\",\"k\":3,\"view\":\"%s\"}";

  private final FakeSuite suite = new FakeSuite();

  @BeforeEach
  void fill() {
    SampleGallery.fill(suite.store);
    suite.store.spoil(SampleGallery.NAME, "spoiled");
  }

  @AfterEach
  void stop() {
    suite.close();
  }

  @Test
  void showsThatAViewWasSpoiledAndWhatWasPromised() throws InterruptedException {
    try (RunningGateway gateway = gateway(1)) {
      for (int i = 0; i < 5; i++) {
        search(gateway, "spoiled");
        awaitMetric(gateway, "overlap_count", "spoiled", i + 1);
      }
      search(gateway, "full");
      awaitMetric(gateway, "overlap_count", "full", 1);

      assertThat(metric(gateway, "overlap_sum", "full")).isEqualTo(1);
      double spoiled = metric(gateway, "overlap_sum", "spoiled") / 5;
      assertThat(spoiled).isLessThan(metric(gateway, "promise", "spoiled"));
      assertThat(metric(gateway, "promise", "spoiled")).isEqualTo(.9);
    }
  }

  @Test
  void checksNothingUnlessAskedTo() throws InterruptedException {
    try (RunningGateway gateway = gateway(0)) {
      search(gateway, "spoiled");
      Thread.sleep(300);
      assertThat(gateway.get("/metrics").body()).doesNotContain("crossmodal_canary");
    }
  }

  @Test
  void passesOverWhatIsTooMuch() throws InterruptedException {
    try (RunningGateway gateway = gateway(1)) {
      suite.store.exactDelay = Duration.ofSeconds(2);
      for (int i = 0; i < 20; i++) {
        search(gateway, "full");
      }
      String metrics = gateway.get("/metrics").body();
      assertThat(metrics)
          .contains("crossmodal_canary_skipped_total{gallery=\"colours\",reason=\"busy\"}");
      suite.store.exactDelay = Duration.ZERO;
      awaitMetric(gateway, "overlap_count", "full", 1);
    }
  }

  private RunningGateway gateway(double share) {
    return new RunningGateway(
        Map.of("crossmodal.gateway.canary-share", String.valueOf(share)), suite.address());
  }

  private static void search(RunningGateway gateway, String view) {
    assertThat(gateway.post("/v1/search", SEARCH.formatted(view)).statusCode()).isEqualTo(200);
  }

  private static void awaitMetric(RunningGateway gateway, String name, String view, double least)
      throws InterruptedException {
    for (int tries = 0; tries < 400; tries++) {
      if (metric(gateway, name, view) >= least) {
        return;
      }
      Thread.sleep(25);
    }
    assertThat(gateway.get("/metrics").body()).as("%s of %s", name, view).isEmpty();
  }

  /** The value of a metric; NaN where it is absent. */
  private static double metric(RunningGateway gateway, String name, String view) {
    Matcher matcher =
        Pattern.compile(
                "crossmodal_canary_%s\\{gallery=\"colours\",view=\"%s\"} ([0-9.E-]+)"
                    .formatted(name, view))
            .matcher(gateway.get("/metrics").body());
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
  }
}
