package io.crossmodal.eval.dataset;

import io.crossmodal.dataset.DatasetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.StringTokenizer;
import java.util.function.Consumer;

/** Reads a TREC file line by line; a bad line is named with its number. */
final class TrecLines {

  private final Path file;
  private final int columns;
  private final String expected;
  private int number;

  /**
   * @param columns of a line, at least
   * @param expected what a line holds, for messages
   */
  TrecLines(Path file, int columns, String expected) {
    this.file = file;
    this.columns = columns;
    this.expected = expected;
  }

  /** Gives the words of each line that is not blank. */
  void read(Consumer<String[]> reader) throws DatasetException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        StringTokenizer words = new StringTokenizer(line);
        if (words.hasMoreTokens()) {
          reader.accept(cells(line, words));
        }
      }
    } catch (NoSuchFileException e) {
      throw new DatasetException(file, "no such file (expected: a TREC file)", e);
    } catch (MalformedInputException e) {
      throw new DatasetException(file, "not UTF-8 text (expected: a TREC file)", e);
    } catch (BadLine e) {
      throw new DatasetException(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new DatasetException(file, "can't be read: " + e.getMessage(), e);
    }
  }

  /** The failure of the line that is being read. */
  BadLine bad(String what) {
    return new BadLine("line %d: %s (expected: %s)".formatted(number, what, expected));
  }

  private String[] cells(String line, StringTokenizer words) {
    if (words.countTokens() < columns) {
      String shown = line.length() > 80 ? line.substring(0, 80) + "..." : line;
      throw bad("\"%s\"".formatted(shown));
    }
    String[] cells = new String[words.countTokens()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = words.nextToken();
    }
    return cells;
  }

  /** A line that is not what it should be. */
  static final class BadLine extends RuntimeException {
    private static final long serialVersionUID = 1;

    private BadLine(String message) {
      super(message);
    }
  }
}
