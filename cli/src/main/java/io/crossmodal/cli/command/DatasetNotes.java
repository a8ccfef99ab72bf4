package io.crossmodal.cli.command;

import io.crossmodal.cli.flow.DatasetImport;
import io.crossmodal.dataset.DatasetProblems;
import java.io.PrintStream;
import java.util.List;

/** Tells what of a dataset was left out, counted and with the first few by name. */
final class DatasetNotes {

  private static final int SHOWN = 5;

  private DatasetNotes() {}

  static void print(DatasetImport data, PrintStream out) {
    switch (data) {
      case DatasetImport.Captions captions -> print(captions.dataset().problems(), out);
      case DatasetImport.Judged judged ->
          judged.texts().notes().forEach(note -> out.println("dataset: " + note));
    }
  }

  private static void print(DatasetProblems problems, PrintStream out) {
    note(problems.captionsWithoutImage(), "captions without a picture", out);
    note(problems.imagesWithoutCaption(), "pictures without a caption", out);
    note(problems.malformedRows(), "rows that can't be read", out);
  }

  private static void note(List<String> names, String what, PrintStream out) {
    if (!names.isEmpty()) {
      String more = names.size() > SHOWN ? ", ..." : "";
      out.printf(
          "dataset: %,d %s: %s%s%n",
          names.size(),
          what,
          String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))),
          more);
    }
  }
}
