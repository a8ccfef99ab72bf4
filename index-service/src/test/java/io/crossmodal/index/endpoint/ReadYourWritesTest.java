package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.type.v1.Modality;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadYourWritesTest {

  private static final float[] VECTOR = {1, 2, 3, 4};

  private static Item item(String id) {
    return Messages.item(id, Modality.MODALITY_TEXT, VECTOR);
  }

  private static SearchResponse search(TestIndex index, String... tokens) {
    return index
        .searches()
        .search(
            SearchRequest.newBuilder()
                .setGallery("g")
                .setQuery(Messages.query(VECTOR))
                .setParameters(
                    SearchParameters.newBuilder().setK(10).addAllReadTokens(List.of(tokens)))
                .build());
  }

  @Test
  void findsWhatATokenSaysAlsoFromAnotherNodeAndAfterARestart(@TempDir Path root) {
    try (TestCluster cluster = new TestCluster(root, 2)) {
      cluster.node(0).galleries().createGallery(Messages.gallery("g", 4, 3));
      UpsertResponse written =
          cluster
              .node(0)
              .items()
              .upsert(Messages.upsert("g", List.of(item("a"), item("b"), item("a"))));
      assertThat(written.getUpserted()).isEqualTo(2);
      assertThat(written.getSuperseded()).isEqualTo(1);
      String deleted =
          cluster
              .node(0)
              .items()
              .delete(DeleteRequest.newBuilder().setGallery("g").addIds("b").build())
              .getWriteToken();

      assertThat(search(cluster.node(1), written.getWriteToken(), deleted).getHitsList())
          .hasSize(1);
      cluster.stop(1);
      cluster.restart(1);
      assertThat(search(cluster.node(0), written.getWriteToken(), deleted).getHitsList())
          .hasSize(1);
    }
  }

  @Test
  void failsOnDataThatDoesNotHaveTheWrite(@TempDir Path root) throws IOException {
    Path data = root.resolve("data");
    try (TestIndex index = TestIndex.open(data)) {
      index.galleries().createGallery(Messages.gallery("g", 4, 1));
      index.items().upsert(Messages.upsert("g", List.of(item("a"))));
    }
    copy(data, root.resolve("earlier"));
    String token;
    try (TestIndex index = TestIndex.open(data)) {
      token = index.items().upsert(Messages.upsert("g", List.of(item("b")))).getWriteToken();
    }
    try (TestIndex earlier = TestIndex.open(root.resolve("earlier"))) {
      StatusRuntimeException e =
          catchThrowableOfType(StatusRuntimeException.class, () -> search(earlier, token));

      assertThat(e).hasMessageContaining("read_tokens: change");
      assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
      assertThat(search(earlier).getHitsList()).hasSize(1);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
