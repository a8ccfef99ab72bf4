package io.crossmodal.encoder.train;

import io.crossmodal.encoder.input.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Captions as sparse vectors of norm 1: frequency of each word times the logarithm of its rarity.
 */
final class TfIdf {

  private static final int MAX_WORDS = 1_000;

  private final Map<String, Integer> columns = new HashMap<>();
  private final double[] rarity;

  /** The most common words of the captions, and how rare they are. */
  TfIdf(List<String> captions) {
    Map<String, Integer> counts = new TreeMap<>();
    captions.forEach(
        caption ->
            new HashSet<>(Words.of(caption)).forEach(word -> counts.merge(word, 1, Integer::sum)));
    List<Map.Entry<String, Integer>> kept =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MAX_WORDS)
            .toList();
    rarity = new double[kept.size()];
    for (Map.Entry<String, Integer> entry : kept) {
      int column = columns.size();
      columns.put(entry.getKey(), column);
      rarity[column] = Math.log((1.0 + captions.size()) / (1 + entry.getValue())) + 1;
    }
  }

  int size() {
    return rarity.length;
  }

  /** Weights by column; empty for a caption of unknown words. */
  Map<Integer, Double> vector(String caption) {
    Map<Integer, Double> vector = new TreeMap<>();
    knownWords(caption).forEach(column -> vector.merge(column, rarity[column], Double::sum));
    double norm = Math.sqrt(vector.values().stream().mapToDouble(v -> v * v).sum());
    vector.replaceAll((column, value) -> value / norm);
    return vector;
  }

  private Stream<Integer> knownWords(String caption) {
    return Words.of(caption).stream().filter(columns::containsKey).map(columns::get);
  }
}
