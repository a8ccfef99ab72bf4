package io.crossmodal.cli.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPropertiesTest {

  @TempDir private Path folder;

  @Test
  void servicesOfOneJvmFindEachOtherOnItsPort() {
    Map<String, Object> properties =
        HostProperties.of(settings(EnumSet.allOf(ServiceName.class), null), 9191, 8181);

    assertThat(properties)
        .containsEntry("crossmodal.gateway.encoder-address", "127.0.0.1:9191")
        .containsEntry("crossmodal.eval.index-address", "127.0.0.1:9191")
        .containsEntry("crossmodal.index.data-dir", folder.resolve("index").toString());
  }

  @Test
  void aServiceAloneLeavesTheAddressesOfOthersToTheEnvironment() {
    Map<String, Object> properties =
        HostProperties.of(settings(Set.of(ServiceName.GATEWAY), null), 0, 8181);

    assertThat(properties)
        .containsEntry("crossmodal.gateway.enabled", true)
        .containsEntry("crossmodal.index.enabled", false)
        .doesNotContainKey("crossmodal.gateway.index-address");
  }

  @Test
  void takesKeysOfTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"), "crossmodal:\n  gateway:\n    default-gallery: demo\n");

    assertThat(HostProperties.of(settings(EnumSet.allOf(ServiceName.class), file), 1, 2))
        .containsEntry("crossmodal.gateway.default-gallery", "demo");
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheNearest() throws IOException {
    Path file =
        Files.writeString(folder.resolve("c.yaml"), "crossmodal.gateway.default-galery: demo\n");

    assertThatThrownBy(
            () -> HostProperties.of(settings(EnumSet.allOf(ServiceName.class), file), 1, 2))
        .hasMessageContaining("unknown key crossmodal.gateway.default-galery")
        .hasMessageContaining("nearest known: crossmodal.gateway.default-gallery");
  }

  @Test
  void refusesAFileThatIsNoYaml() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "a: [1, 2\n");

    assertThatThrownBy(
            () -> HostProperties.of(settings(EnumSet.allOf(ServiceName.class), file), 1, 2))
        .hasMessageContaining("no valid YAML");
  }

  private HostSettings settings(Set<ServiceName> services, Path config) {
    return new HostSettings(services, folder, 0, 0, HostSettings.LOOPBACK, config);
  }
}
