package io.crossmodal.index.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.endpoint.GalleryEndpoint;
import io.crossmodal.index.endpoint.ItemEndpoint;
import io.crossmodal.index.endpoint.SearchEndpoint;
import io.crossmodal.index.endpoint.ShardEndpoint;
import io.crossmodal.index.shard.DataDirectory;
import io.grpc.BindableService;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IndexConfigTest {

  @TempDir Path dataDir;

  @Test
  void hasTheseDefaults() {
    try (ApplicationContext context = start(Map.of())) {
      assertThat(context.getBean(IndexConfig.class))
          .isEqualTo(
              new IndexConfig(
                  true,
                  Path.of("data/index"),
                  List.of(),
                  "",
                  new IndexConfig.Limits(
                      0,
                      32L << 20,
                      100_000,
                      1024,
                      4_096,
                      262_144,
                      Duration.ofSeconds(30),
                      Duration.ofSeconds(60),
                      Duration.ofHours(1))));
    }
  }

  @Test
  void takesEverySetting() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("crossmodal.index.data-dir", "/srv/index");
    settings.put("crossmodal.index.nodes", "a:1,b:2");
    settings.put("crossmodal.index.advertise", "b:2");
    settings.put("crossmodal.index.limits.query-threads", 3);
    settings.put("crossmodal.index.limits.reserved-disk-bytes", 4);
    settings.put("crossmodal.index.limits.remembered-requests", 5);
    settings.put("crossmodal.index.limits.min-dead-items", 6);
    settings.put("crossmodal.index.limits.min-sealed-items", 10);
    settings.put("crossmodal.index.limits.max-unsealed-items", 11);
    settings.put("crossmodal.index.limits.read-deadline", "7s");
    settings.put("crossmodal.index.limits.write-deadline", "8s");
    settings.put("crossmodal.index.limits.administration-deadline", "9m");
    try (ApplicationContext context = start(settings)) {
      assertThat(context.getBean(IndexConfig.class))
          .isEqualTo(
              new IndexConfig(
                  true,
                  Path.of("/srv/index"),
                  List.of("a:1", "b:2"),
                  "b:2",
                  new IndexConfig.Limits(
                      3,
                      4,
                      5,
                      6,
                      10,
                      11,
                      Duration.ofSeconds(7),
                      Duration.ofSeconds(8),
                      Duration.ofMinutes(9))));
    }
  }

  @Test
  void refusesAnAddressThatIsNoNode() {
    IndexConfig.Limits limits =
        new IndexConfig.Limits(
            0, 0, 1, 1, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThatThrownBy(() -> new IndexConfig(true, dataDir, List.of("a:1"), "b:2", limits))
        .hasMessageContaining("crossmodal.index.advertise: 'b:2' (expected: one of");
  }

  @Test
  void buildsTheServicesAndClosesThem() {
    Map<String, Object> settings = Map.of("crossmodal.index.data-dir", dataDir.toString());
    try (ApplicationContext context = start(settings)) {
      assertThat(context.getBeansOfType(BindableService.class))
          .hasSize(4)
          .hasOnlyElementsOfTypes(
              GalleryEndpoint.class, ItemEndpoint.class, SearchEndpoint.class, ShardEndpoint.class);
      assertThatThrownBy(() -> DataDirectory.open(dataDir, 0)).hasMessageContaining("in use");
    }
    DataDirectory.open(dataDir, 0).close();
  }

  @Test
  void isNotThereWhereItIsNotEnabled() {
    try (ApplicationContext context = ApplicationContext.run()) {
      assertThat(context.containsBean(IndexCluster.class)).isFalse();
      assertThat(context.getBeansOfType(BindableService.class)).isEmpty();
    }
  }

  private static ApplicationContext start(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("crossmodal.index.enabled", "true");
    return ApplicationContext.run(all);
  }
}
