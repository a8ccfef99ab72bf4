package io.crossmodal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.host.HostSettings;
import io.crossmodal.cli.host.ServiceHost;
import io.crossmodal.dataset.hdf5.Hdf5Reader;
import io.crossmodal.dataset.npz.NpzReader;
import io.crossmodal.dataset.parquet.Cells;
import io.crossmodal.dataset.parquet.ParquetTable;
import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Modality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look after galleries, against running services. */
@Timeout(120)
class AdministrationTest {

  @TempDir Path folder;
  private ServiceHost host;
  private Suite suite;

  @BeforeEach
  void start() {
    host = ServiceHost.start(HostSettings.ephemeral(folder.resolve("data")));
    suite = new Suite(host.grpcAddress());
  }

  @AfterEach
  void stop() {
    suite.close();
    host.close();
  }

  @Test
  void keepsAGalleryAndBringsItBackUnderAnotherName() {
    assertThat(run("gallery", "create", "photos", "--dimension", "3")).isZero();
    fill("photos", 20);
    assertThat(run("gallery", "snapshot", "photos", "--name", "monday")).isZero();
    fill("photos", 25);
    assertThat(run("gallery", "restore", "photos", "monday", "--as", "before")).isZero();
    assertThat(run("gallery", "alias", "current", "before")).isZero();
    assertThat(count("current")).isEqualTo(20);
    assertThat(run("gallery", "alias", "current", "photos")).isZero();
    assertThat(count("current")).isEqualTo(25);
    assertThat(run("gallery", "snapshots", "photos", "--drop", "monday")).isZero();
    assertThat(run("gallery", "restore", "photos", "monday", "--as", "again")).isOne();
    assertThat(run("gallery", "alias", "current", "--remove")).isZero();
    assertThat(run("gallery", "alias", "current")).isEqualTo(2);
  }

  @Test
  void makesPromotesAndDropsViews() {
    assertThat(run("gallery", "create", "photos", "--dimension", "3")).isZero();
    fill("photos", 5);
    assertThat(run("view", "create", "photos", "--name", "small", "--precision", "int8")).isZero();
    assertThat(run("view", "create", "photos", "--index", "graph", "--precision", "bit1")).isZero();
    assertThat(run("view", "create", "photos", "--index", "tree")).isOne();
    assertThat(run("view", "promote", "photos", "small")).isZero();
    assertThat(run("view", "list", "photos")).isZero();
    assertThat(run("view", "drop", "photos", "small")).isOne();
    assertThat(run("view", "drop", "photos", "full")).isZero();
    assertThat(run("view", "create", "photos", "--precision", "int9")).isOne();
  }

  @Test
  void exportsIdsAndVectors() throws IOException {
    assertThat(run("gallery", "create", "photos", "--dimension", "3")).isZero();
    Path npz = folder.resolve("photos.npz");
    assertThat(run("export", "--gallery", "photos", "--output", npz.toString())).isOne();
    fill("photos", 3);
    assertThat(run("export", "--gallery", "photos", "--output", npz.toString())).isZero();
    try (NpzReader reader = new NpzReader(npz)) {
      assertThat(reader.names()).containsExactly("ids", "modalities", "vectors");
      assertThat(reader.floats("vectors", (row, values) -> {})[2]).containsExactly(1, 2, 0);
    }
    Path hdf5 = folder.resolve("photos.hdf5");
    assertThat(run("export", "--gallery", "photos", "--output", hdf5.toString())).isZero();
    try (Hdf5Reader reader = new Hdf5Reader(hdf5)) {
      assertThat(reader.names()).containsExactly("ids", "modalities", "vectors");
      assertThat(reader.floats("vectors")[2]).containsExactly(1, 2, 0);
    }
    Path parquet = folder.resolve("photos.parquet");
    assertThat(run("export", "--gallery", "photos", "--output", parquet.toString())).isZero();
    ParquetTable table = ParquetTable.open(parquet);
    Group third = table.rows(0, table.columns()).get(2);
    assertThat(third.getString("id", 0)).isEqualTo("item-2");
    assertThat(Cells.texts(third, "vector")).containsExactly("1.0", "2.0", "0.0");
    Path csv = folder.resolve("photos.csv");
    assertThat(run("export", "--gallery", "photos", "--output", csv.toString())).isOne();
    assertThat(Files.exists(csv)).isFalse();
  }

  private int run(String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--server";
    all[words.length + 1] = host.grpcAddress();
    return Crossmodal.run(all);
  }

  private void fill(String gallery, int items) {
    UpsertRequest.Builder request = UpsertRequest.newBuilder().setGallery(gallery);
    for (int i = 0; i < items; i++) {
      request.addItems(
          Item.newBuilder()
              .setId("item-" + i)
              .setModality(Modality.MODALITY_TEXT)
              .setVector(Embeddings.toVector(new float[] {1, i, 0})));
    }
    var unused = suite.items().upsert(request.build());
  }

  private long count(String gallery) {
    return suite.items().count(CountRequest.newBuilder().setGallery(gallery).build()).getItems();
  }
}
