package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.parquet.ParquetTable;
import io.crossmodal.dataset.parquet.RowTableWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTableWriterTest {

  @TempDir private Path folder;

  @Test
  void numbersAreDoublesAndWhatIsMissingStaysMissing() throws IOException {
    Path file = folder.resolve("rows.parquet");
    RowTableWriter.write(
        file,
        List.of(
            Map.of("name", "a", "size", 3, "share", .25, "mixed", "x"),
            Map.of("name", "b", "size", "", "share", .5, "mixed", 4)));

    ParquetTable table = ParquetTable.open(file);
    assertThat(table.columns())
        .extracting(Type::getName)
        .containsExactlyInAnyOrder("name", "size", "share", "mixed");
    List<Group> rows = table.rows(0, table.columns());
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().getDouble("size", 0)).isEqualTo(3);
    assertThat(rows.get(1).getFieldRepetitionCount("size")).isZero();
    assertThat(rows.get(1).getDouble("share", 0)).isEqualTo(.5);
    assertThat(rows.get(1).getString("mixed", 0)).isEqualTo("4");
    assertThatThrownBy(() -> RowTableWriter.write(folder.resolve("none"), List.of()))
        .hasMessage("rows: 0 (expected: at least 1, which says the columns)");
  }
}
