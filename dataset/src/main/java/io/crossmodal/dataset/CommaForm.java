package io.crossmodal.dataset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code image,caption} with or without a header, which may put more columns around the two.
 *
 * <p>A row is parsed by itself, so that one stray quote costs one row and not the rest of the file.
 * In a table of two columns a caption without quotes may hold commas.
 */
record CommaForm() implements TableForm {

  private static final int LONGEST_RECORD = 8;
  private static final int IMAGE = 0;
  private static final int CAPTION = 1;

  /** Which columns hold what; {@code count} of the header. */
  private record Columns(int image, int caption, int count) {}

  @Override
  public void read(List<String> lines, String name, CaptionCollector collector) {
    Optional<Columns> header = lines.isEmpty() ? Optional.empty() : header(lines.getFirst());
    Columns columns = header.orElse(new Columns(IMAGE, CAPTION, 2));
    int line = header.isPresent() ? 1 : 0;
    while (line < lines.size()) {
      line += lines.get(line).isBlank() ? 1 : readRow(lines, line, columns, name, collector);
    }
  }

  /** Reads the record that starts at {@code line} and says how many lines it took. */
  private static int readRow(
      List<String> lines, int line, Columns columns, String name, CaptionCollector collector) {
    String row = TableForm.row(name, line);
    String text = lines.get(line);
    int comma = text.indexOf(',');
    if (columns.count() == 2 && columns.image() == IMAGE && isUnquoted(text, comma)) {
      collector.add(row, text.substring(0, comma), text.substring(comma + 1));
      return 1;
    }
    for (int taken = 1; taken <= LONGEST_RECORD && line + taken <= lines.size(); taken++) {
      String joined = String.join("\n", lines.subList(line, line + taken));
      Optional<CSVRecord> parsed = parse(joined);
      if (parsed.isPresent()) {
        addRecord(row, parsed.get(), columns, collector);
        return taken;
      }
    }
    collector.malformed(row, "quotes do not match");
    return 1;
  }

  private static void addRecord(
      String row, CSVRecord fields, Columns columns, CaptionCollector collector) {
    int needed = Math.max(columns.image(), columns.caption()) + 1;
    if (fields.size() < needed || fields.size() > columns.count()) {
      collector.malformed(
          row, "%d fields (expected: %d)".formatted(fields.size(), columns.count()));
    } else {
      collector.add(row, fields.get(columns.image()), fields.get(columns.caption()));
    }
  }

  private static boolean isUnquoted(String text, int comma) {
    return comma >= 0
        && !text.startsWith("\"")
        && !text.substring(comma + 1).stripLeading().startsWith("\"");
  }

  /** The columns that a header names; empty for a line that is no header. */
  private static Optional<Columns> header(String line) {
    List<String> titles =
        parse(line)
            .map(
                fields ->
                    fields.stream().map(title -> title.strip().toLowerCase(Locale.ROOT)).toList())
            .orElse(List.of());
    int caption =
        Math.max(
            titles.indexOf("caption"), Math.max(titles.indexOf("comment"), titles.indexOf("text")));
    for (int i = 0; i < titles.size(); i++) {
      if (TableForm.isTitle(titles.get(i)) && caption >= 0) {
        return Optional.of(new Columns(i, caption, titles.size()));
      }
    }
    return Optional.empty();
  }

  private static Optional<CSVRecord> parse(String text) {
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? Optional.of(records.getFirst()) : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
