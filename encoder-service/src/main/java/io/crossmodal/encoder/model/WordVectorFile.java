package io.crossmodal.encoder.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Word vectors as text, the form of fastText's {@code .vec} and of word2vec: a line with the number
 * of words and of components, then a line a word with its components, the most frequent word first.
 *
 * @param words row of each word
 * @param values row by row, each of length 1: a sentence's vector is the mean of those, as
 *     fastText's {@code get_sentence_vector} makes it
 */
record WordVectorFile(Map<String, Integer> words, float[] values) {

  /**
   * Reads the first words.
   *
   * @param most words at most
   * @throws IOException naming the line that is damaged
   */
  static WordVectorFile read(Path path, int most, int dimension) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      int count = (int) Math.min(most, count(lines.readLine(), dimension));
      Map<String, Integer> words = HashMap.newHashMap(count);
      float[] values = new float[Math.multiplyExact(count, dimension)];
      for (int row = 0; row < count; row++) {
        String line = lines.readLine();
        String[] parts = line == null ? new String[0] : line.strip().split(" ");
        if (parts.length != dimension + 1) {
          throw new IOException(
              "line %d: %d parts (expected: a word and %d numbers)"
                  .formatted(row + 2, parts.length, dimension));
        }
        words.putIfAbsent(parts[0], row);
        parse(parts, row, values);
      }
      return new WordVectorFile(words, values);
    } catch (IOException | ArithmeticException e) {
      throw new IOException("%s: %s".formatted(path.getFileName(), e.getMessage()), e);
    }
  }

  private static long count(@Nullable String header, int dimension) throws IOException {
    String[] parts = header == null ? new String[0] : header.strip().split(" ");
    if (parts.length != 2
        || !parts[0].matches("[1-9][0-9]{0,9}")
        || !parts[1].equals(Integer.toString(dimension))) {
      throw new IOException(
          "line 1: %s (expected: the number of words, and %d)".formatted(header, dimension));
    }
    return Long.parseLong(parts[0]);
  }

  private static void parse(String[] parts, int row, float[] values) throws IOException {
    int dimension = parts.length - 1;
    for (int i = 0; i < dimension; i++) {
      float value;
      try {
        value = Float.parseFloat(parts[i + 1]);
      } catch (NumberFormatException e) {
        value = Float.NaN;
      }
      if (!Float.isFinite(value)) {
        throw new IOException(
            "line %d: %s (expected: a finite number)".formatted(row + 2, parts[i + 1]));
      }
      values[row * dimension + i] = value;
    }
    normalize(values, row * dimension, dimension);
  }

  /** Makes one row as long as 1, unless it has no direction. */
  static void normalize(float[] values, int from, int dimension) {
    double squares = 0;
    for (int i = from; i < from + dimension; i++) {
      squares += (double) values[i] * values[i];
    }
    double norm = Math.sqrt(squares);
    for (int i = from; i < from + dimension && norm > 0; i++) {
      values[i] = (float) (values[i] / norm);
    }
  }
}
