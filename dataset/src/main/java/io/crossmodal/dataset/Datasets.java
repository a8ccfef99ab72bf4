package io.crossmodal.dataset;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Opens a dataset of pictures with captions, whatever its layout. */
public final class Datasets {

  private static final List<DatasetReader> READERS =
      List.of(
          new CaptionJsonReader(),
          new CaptionTableReader(),
          new CocoReader(),
          new KarpathyReader(),
          new CaptionParquetReader());

  private Datasets() {}

  /**
   * Reads the captions and finds their pictures; no picture is decoded.
   *
   * @param path a folder, or the file with the captions inside it
   * @throws DatasetException when nothing is there, no known layout is, its file is broken, or no
   *     caption has a picture
   */
  public static CaptionDataset open(Path path) throws DatasetException {
    Path absolute = path.toAbsolutePath().normalize();
    if (!Files.exists(absolute)) {
      throw new DatasetException(path, "missing (expected: a folder with " + layouts() + ")");
    }
    for (DatasetReader reader : READERS) {
      if (!reader.find(absolute).isEmpty()) {
        return reader.read(absolute);
      }
    }
    String found = isEmptyFolder(absolute) ? "empty" : "no dataset of pictures with captions";
    throw new DatasetException(path, "%s (expected: %s)".formatted(found, layouts()));
  }

  private static String layouts() {
    return READERS.stream().map(DatasetReader::layout).collect(Collectors.joining(", or "));
  }

  private static boolean isEmptyFolder(Path path) throws DatasetException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      return !entries.iterator().hasNext();
    } catch (IOException e) {
      throw DatasetException.unreadable(path, e);
    }
  }
}
