package io.crossmodal.dataset;

import java.util.List;

/**
 * {@code name.jpg#0<TAB>caption}, as Flickr8k and Flickr30k first came; the number may be missing.
 */
record TabForm() implements TableForm {

  @Override
  public void read(List<String> lines, String name, CaptionCollector collector) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int tab = line.indexOf('\t');
      if (line.isBlank() || tab >= 0 && i == 0 && TableForm.isTitle(line.substring(0, tab))) {
        continue;
      }
      if (tab < 0) {
        collector.malformed(TableForm.row(name, i), "no tab (expected: image#number<TAB>caption)");
      } else {
        String image = line.substring(0, tab).replaceFirst("#\\d+$", "");
        collector.add(TableForm.row(name, i), image, line.substring(tab + 1));
      }
    }
  }
}
