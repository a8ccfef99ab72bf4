package io.crossmodal.eval.report;

import io.crossmodal.dataset.parquet.RowTableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code results.parquet}: the columns and rows of {@code detailed_results.csv}, typed. */
final class ParquetResults {

  static final String NAME = "results.parquet";

  private ParquetResults() {}

  static byte[] bytes(EvaluationReport report) throws IOException {
    Path folder = Files.createTempDirectory("results");
    Path file = folder.resolve(NAME);
    try {
      RowTableWriter.write(file, CsvTables.rows(report).stream().map(DetailRow::cells).toList());
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
