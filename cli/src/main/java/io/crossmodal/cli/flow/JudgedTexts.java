package io.crossmodal.cli.flow;

import io.crossmodal.dataset.BeirTexts;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.eval.dataset.TrecQrels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The documents of a BEIR folder and the queries that somebody has judged.
 *
 * @param name of the folder
 * @param sources documents, then queries
 * @param notes what was left out, a sentence each
 */
public record JudgedTexts(String name, List<? extends ImportSource> sources, List<String> notes) {

  /** Relevant documents that a payload holds. */
  private static final int MOST_RELEVANT = 1_024;

  public JudgedTexts {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
  }

  /**
   * Reads a folder.
   *
   * @param qrels the folder, for its {@code qrels/test.tsv}, or one of its {@code .tsv} files
   * @throws DatasetException naming file and line, if one is broken or nothing is judged
   */
  public static JudgedTexts read(Path folder, Path qrels) throws DatasetException {
    Map<String, Map<String, Integer>> judged = TrecQrels.read(qrels).grades();
    BeirTexts texts = new BeirTexts(folder);
    List<PendingText> sources = new ArrayList<>();
    Set<String> documents = new HashSet<>();
    texts.documents(
        text -> {
          documents.add(text.id());
          sources.add(PendingText.document(text.id(), text.text()));
        });
    Set<String> unknown = new HashSet<>(judged.keySet());
    List<String> passed = new ArrayList<>();
    texts.queries(
        text -> {
          if (unknown.remove(text.id())) {
            sources.add(
                PendingText.query(
                    text.id(), text.text(), relevant(judged.getOrDefault(text.id(), Map.of()))));
          } else {
            passed.add(text.id());
          }
        });
    if (sources.size() == documents.size()) {
      throw new DatasetException(
          folder,
          "none of the %d judged queries is in queries.jsonl (expected: labels of this folder)"
              .formatted(judged.size()));
    }
    List<String> notes = new ArrayList<>();
    note(notes, passed.size(), "queries without labels, left out");
    note(notes, unknown.size(), "labelled queries that queries.jsonl does not hold, left out");
    note(
        notes,
        judged.values().stream()
            .flatMap(grades -> grades.keySet().stream())
            .filter(id -> !documents.contains(id))
            .count(),
        "labels of documents that corpus.jsonl does not hold, left out");
    note(
        notes,
        judged.values().stream().filter(grades -> relevant(grades).isEmpty()).count(),
        "queries without a relevant document, counted and not measured");
    note(
        notes,
        judged.values().stream().filter(grades -> positive(grades) > MOST_RELEVANT).count(),
        "queries with more than %,d relevant documents, of which the best are kept"
            .formatted(MOST_RELEVANT));
    return new JudgedTexts(texts.name(), sources, notes);
  }

  private static void note(List<String> notes, long count, String what) {
    if (count > 0) {
      notes.add("%,d %s".formatted(count, what));
    }
  }

  private static long positive(Map<String, Integer> grades) {
    return grades.values().stream().filter(grade -> grade > 0).count();
  }

  /** Grades over 0, highest first. */
  private static SequencedMap<String, Integer> relevant(Map<String, Integer> grades) {
    SequencedMap<String, Integer> relevant = new LinkedHashMap<>();
    grades.entrySet().stream()
        .filter(label -> label.getValue() > 0)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_RELEVANT)
        .forEach(label -> relevant.put(label.getKey(), label.getValue()));
    return relevant;
  }
}
