package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.flow.GalleryFlow;
import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.CaptionedImage;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.dataset.scenes.SceneDataset;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process that imports, a real SIGKILL in the middle, and the same command again. */
class KilledImportTest {

  private static final int SCENES = 1_500;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void losesNothingAndStoresNothingTwice() throws IOException, InterruptedException {
    Path scenes = folder.resolve("scenes");
    SceneDataset.write(scenes, SCENES, 3, 64);
    CaptionDataset dataset = Datasets.open(scenes);

    Process first = startImport(scenes, "first.log");
    awaitFirstItems(first);
    first.destroyForcibly().waitFor();
    long before = itemsNow();
    Process second = startImport(scenes, "second.log");
    assertThat(second.waitFor(4, TimeUnit.MINUTES)).isTrue();

    assertThat(second.exitValue()).as(Files.readString(folder.resolve("second.log"))).isZero();
    List<String> expected =
        dataset.images().stream().flatMap(KilledImportTest::ids).sorted().toList();
    assertThat(before).isPositive().isLessThan(expected.size());
    assertThat(storedIds()).containsExactlyElementsOf(expected);
  }

  private Process startImport(Path scenes, String log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--") || argument.startsWith("-D"))
        .filter(argument -> !argument.contains("surefire"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Crossmodal.class.getName()));
    command.addAll(List.of("import", scenes.toString(), "--gallery", "killed"));
    command.addAll(List.of("--data-dir", folder.resolve("data").toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(log).toFile())
        .start();
  }

  /** The progress lines of the child say how far it is. */
  private void awaitFirstItems(Process child) throws IOException, InterruptedException {
    Path log = folder.resolve("first.log");
    while (child.isAlive() && !Files.readString(log).contains("importing ")) {
      Thread.sleep(20);
    }
    Thread.sleep(300);
    assertThat(child.isAlive()).as(Files.readString(log)).isTrue();
  }

  private long itemsNow() {
    try (Connection connection = ServerOptions.local(folder.resolve("data"))) {
      return new GalleryFlow(connection.suite()).find("killed").map(Gallery::getItems).orElse(0L);
    }
  }

  private List<String> storedIds() {
    List<String> ids = new ArrayList<>();
    try (Connection connection = ServerOptions.local(folder.resolve("data"))) {
      String token = "";
      do {
        ScrollResponse page =
            connection
                .suite()
                .items()
                .scroll(
                    ScrollRequest.newBuilder()
                        .setGallery("killed")
                        .setPageSize(1_000)
                        .setPageToken(token)
                        .build());
        page.getItemsList().stream().map(Item::getId).forEach(ids::add);
        token = page.getNextPageToken();
      } while (!token.isEmpty());
    }
    return ids;
  }

  private static Stream<String> ids(CaptionedImage image) {
    Stream<String> captions =
        java.util.stream.IntStream.range(0, image.captions().size())
            .mapToObj(i -> image.imageId() + "#" + i);
    return Stream.concat(Stream.of(image.imageId()), captions);
  }
}
