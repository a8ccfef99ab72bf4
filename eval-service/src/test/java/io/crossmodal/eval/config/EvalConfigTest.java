package io.crossmodal.eval.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.eval.endpoint.EvaluationEndpoint;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalConfigTest {

  @TempDir private Path folder;

  @Test
  void defaultsArePinned() {
    try (ApplicationContext context = ApplicationContext.run()) {
      assertThat(context.getBean(EvalConfig.class))
          .isEqualTo(
              new EvalConfig(
                  false,
                  null,
                  Path.of("crossmodal-data/eval"),
                  Duration.ofMinutes(2),
                  Duration.ofMinutes(10)));
      assertThat(context.containsBean(EvaluationEndpoint.class)).isFalse();
    }
  }

  @Test
  void everyKeyIsRead() {
    Map<String, Object> keys =
        Map.of(
            "crossmodal.eval.enabled", true,
            "crossmodal.eval.index-address", "index:7000",
            "crossmodal.eval.data-dir", folder.toString(),
            "crossmodal.eval.call-deadline", "5s",
            "crossmodal.eval.build-deadline", "1m");
    try (ApplicationContext context = ApplicationContext.run(keys)) {
      assertThat(context.getBean(EvalConfig.class))
          .isEqualTo(
              new EvalConfig(
                  true, "index:7000", folder, Duration.ofSeconds(5), Duration.ofMinutes(1)));
    }
  }

  @Test
  void theIndexIsLookedForAtTheServersOwnPort() {
    try (ApplicationContext context = ApplicationContext.run()) {
      EvalConfig config = context.getBean(EvalConfig.class);

      assertThat(config.indexAddress(7777)).isEqualTo("localhost:7777");
    }
  }

  @Test
  void theServiceIsAssembledWhereItIsEnabled() {
    Map<String, Object> keys =
        Map.of("crossmodal.eval.enabled", true, "crossmodal.eval.data-dir", folder.toString());
    try (ApplicationContext context = ApplicationContext.run(keys)) {
      assertThat(context.getBean(EvaluationEndpoint.class)).isNotNull();
      assertThat(folder.resolve("LOCK")).exists();
    }
  }

  @Test
  void refusesADeadlineOfNothing() {
    assertThatThrownBy(
            () -> new EvalConfig(true, "a:1", Path.of("x"), Duration.ZERO, Duration.ofSeconds(1)))
        .hasMessage("crossmodal.eval.call-deadline: PT0S (expected: over 0)");
  }
}
