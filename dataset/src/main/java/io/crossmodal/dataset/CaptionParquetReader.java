package io.crossmodal.dataset;

import io.crossmodal.dataset.parquet.ByteColumn;
import io.crossmodal.dataset.parquet.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;

/**
 * Parquet files with the bytes of pictures and their captions, as the Hugging Face hub keeps them,
 * in a folder or in its {@code data} folder.
 *
 * <p>Columns are found by name: the picture in {@code image}, {@code img}, {@code picture} or
 * {@code image_bytes} (bytes, or a group with {@code bytes} and {@code path}); captions in each of
 * {@code caption}, {@code captions}, {@code caption_0}..., {@code text}, {@code texts}, {@code
 * sentence}, {@code sentences} or {@code raw} (a text or a list of texts); the picture's name in
 * {@code file_name}, {@code filename}, {@code image_id} or {@code img_id}, else the {@code path} of
 * its group, else the file's name and the row. Rows of one name are one picture. The bytes are read
 * when they are asked for.
 */
final class CaptionParquetReader implements DatasetReader {

  private static final String EXTENSION = ".parquet";

  @Override
  public String layout() {
    return "*.parquet (pictures and captions)";
  }

  @Override
  public List<Path> find(Path path) throws DatasetException {
    List<Path> here = DatasetReader.named(path, name -> name.endsWith(EXTENSION));
    Path data = path.resolve("data");
    return here.isEmpty() && Files.isDirectory(data)
        ? DatasetReader.named(data, name -> name.endsWith(EXTENSION))
        : here;
  }

  @Override
  public CaptionDataset read(Path path) throws DatasetException {
    Rows rows = new Rows();
    for (Path file : find(path)) {
      try {
        rows.add(ParquetTable.open(file));
      } catch (DatasetException e) {
        throw e;
      } catch (IOException e) {
        throw new DatasetException(file, String.valueOf(e.getMessage()), e);
      }
    }
    return rows.finish(path);
  }

  /** The pictures seen so far, by id, and the rows that are none. */
  private static final class Rows {

    private final Map<String, Row> pictures = new LinkedHashMap<>();
    private final List<String> malformed = new ArrayList<>();

    private record Row(Picture picture, List<String> captions) {}

    void add(ParquetTable table) throws IOException {
      CaptionColumns columns = CaptionColumns.of(table.file(), table.columns());
      ByteColumn bytes = new ByteColumn(table, columns.picture());
      String file = table.file().getFileName().toString();
      int number = 0;
      for (int group = 0; group < table.rowGroups(); group++) {
        List<Group> rows = table.rows(group, columns.withoutBytes());
        for (int row = 0; row < rows.size(); row++, number++) {
          String unnamed = "%s/%06d".formatted(file.replace(EXTENSION, ""), number);
          add(
              "%s row %d".formatted(file, number),
              columns.name(rows.get(row)).orElse(unnamed),
              columns.captions(rows.get(row)),
              picture(bytes, group, row));
        }
      }
    }

    private void add(String where, String id, List<String> captions, Picture picture) {
      Optional<String> problem = ImageName.problem(id);
      if (problem.isPresent()) {
        malformed.add(where + ": " + problem.get());
      } else if (captions.isEmpty()) {
        malformed.add(where + ": no caption for " + id);
      } else {
        pictures
            .computeIfAbsent(id, _ -> new Row(picture, new ArrayList<>()))
            .captions
            .addAll(captions);
      }
    }

    private static Picture picture(ByteColumn bytes, int group, int row) {
      return () -> bytes.read(group, row);
    }

    CaptionDataset finish(Path path) throws DatasetException {
      DatasetProblems problems = new DatasetProblems(List.of(), List.of(), malformed);
      if (pictures.isEmpty()) {
        throw new DatasetException(
            path,
            "0 pictures with a caption (expected: at least 1); "
                + (malformed.isEmpty() ? "no rows" : String.join("; ", problems.summary())));
      }
      List<CaptionedImage> images = new ArrayList<>(pictures.size());
      pictures.forEach((id, row) -> images.add(new CaptionedImage(id, row.picture, row.captions)));
      return new CaptionDataset(CaptionDataset.nameOf(path), images, problems);
    }
  }
}
