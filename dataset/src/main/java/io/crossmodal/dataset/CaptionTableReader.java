package io.crossmodal.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A table of one caption a line: {@code captions.txt}, {@code results.csv} and the names that
 * Flickr8k and Flickr30k use.
 *
 * <p>{@link TableForm} tells the forms by the first line. Text that is no UTF-8 is read with
 * replacement characters.
 */
final class CaptionTableReader implements DatasetReader {

  private static final Set<String> NAMES =
      Set.of(
          "captions.txt",
          "captions.csv",
          "results.csv",
          "results_20130124.token",
          "Flickr8k.token.txt");

  @Override
  public String layout() {
    return "captions.txt or results.csv";
  }

  @Override
  public List<Path> find(Path path) throws DatasetException {
    return DatasetReader.named(path, NAMES::contains);
  }

  @Override
  public CaptionDataset read(Path path) throws DatasetException {
    Path file = find(path).getFirst();
    Path folder = file.resolveSibling("");
    CaptionCollector collector = new CaptionCollector(ImageFolders.in(folder, List.of()));
    List<String> lines = lines(file);
    TableForm.of(lines).read(lines, file.getFileName().toString(), collector);
    return collector.finish(folder);
  }

  private static List<String> lines(Path file) throws DatasetException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line);
      }
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
    return lines;
  }
}
