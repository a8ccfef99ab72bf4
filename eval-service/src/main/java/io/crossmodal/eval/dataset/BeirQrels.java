package io.crossmodal.eval.dataset;

import io.crossmodal.dataset.DatasetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the labels of a BEIR folder are: {@code qrels/*.tsv}, of lines {@code query item grade}
 * below a heading.
 */
final class BeirQrels {

  private static final String FOLDER = "qrels";
  private static final String USUAL = "test.tsv";
  private static final String HEADING = "query-id";

  private BeirQrels() {}

  /**
   * The labels of a folder: those of {@code test.tsv}, or of the only file there is; a file itself.
   *
   * @throws DatasetException if there is none or the choice is not clear
   */
  static Path file(Path path) throws DatasetException {
    if (!Files.isDirectory(path)) {
      return path;
    }
    Path folder = Files.isDirectory(path.resolve(FOLDER)) ? path.resolve(FOLDER) : path;
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tsv")) {
      files.forEach(found::add);
    } catch (IOException e) {
      throw new DatasetException(path, "can't be read: " + e.getMessage(), e);
    }
    Collections.sort(found);
    if (found.contains(folder.resolve(USUAL))) {
      return folder.resolve(USUAL);
    }
    if (found.size() != 1) {
      throw new DatasetException(
          path,
          "%d files %s/*.tsv (expected: %s, or one file; a file itself can be named)"
              .formatted(found.size(), FOLDER, USUAL));
    }
    return found.getFirst();
  }

  /** True if the file begins with BEIR's heading. */
  static boolean is(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      return first != null && first.strip().startsWith(HEADING);
    } catch (IOException e) {
      return false;
    }
  }

  /** True if these are the words of the heading. */
  static boolean isHeading(String[] cells) {
    return cells[0].equals(HEADING);
  }
}
