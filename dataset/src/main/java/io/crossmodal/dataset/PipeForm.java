package io.crossmodal.dataset;

import java.util.List;

/** {@code image| number| caption}, as Flickr30k's results.csv. */
record PipeForm() implements TableForm {

  private static final int FIELDS = 3;

  @Override
  public void read(List<String> lines, String name, CaptionCollector collector) {
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).split("\\|", FIELDS);
      if (lines.get(i).isBlank() || i == 0 && TableForm.isTitle(fields[0])) {
        continue;
      }
      if (fields.length < FIELDS) {
        collector.malformed(
            TableForm.row(name, i),
            "%d fields (expected: image| number| caption)".formatted(fields.length));
      } else {
        collector.add(TableForm.row(name, i), fields[0], fields[2]);
      }
    }
  }
}
