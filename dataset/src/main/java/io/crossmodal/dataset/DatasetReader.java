package io.crossmodal.dataset;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Reads one layout of pictures with captions. */
public sealed interface DatasetReader
    permits CaptionJsonReader,
        CaptionTableReader,
        CocoReader,
        KarpathyReader,
        CaptionParquetReader {

  /** What this layout is called in messages to users. */
  String layout();

  /**
   * The files with captions of this layout at {@code path}, which may itself be one; empty when
   * there are none.
   */
  List<Path> find(Path path) throws DatasetException;

  /** Reads what {@link #find} found. */
  CaptionDataset read(Path path) throws DatasetException;

  /**
   * {@code path} itself, or the files directly inside it, whose names are wanted; sorted by name.
   */
  static List<Path> named(Path path, Predicate<String> wanted) throws DatasetException {
    if (Files.isRegularFile(path)) {
      return wanted.test(path.getFileName().toString()) ? List.of(path) : List.of();
    }
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry) && wanted.test(entry.getFileName().toString())) {
          found.add(entry);
        }
      }
    } catch (IOException e) {
      throw DatasetException.unreadable(path, e);
    }
    Collections.sort(found);
    return found;
  }
}
