package io.crossmodal.dataset;

import java.util.Arrays;
import java.util.Optional;

/**
 * Checks names of pictures that a dataset's file gives, which may try to leave the dataset's
 * folder.
 */
final class ImageName {

  private static final int LONGEST = 1_024;

  private ImageName() {}

  /** Why a name is not a path inside the dataset's folder; empty when it is one. */
  static Optional<String> problem(String name) {
    if (name.isBlank()) {
      return Optional.of("no file name");
    }
    if (name.length() > LONGEST) {
      return Optional.of(
          "file name of %d characters (expected: at most %d)".formatted(name.length(), LONGEST));
    }
    boolean absolute = name.startsWith("/") || name.matches("[A-Za-z]:.*");
    boolean leaves = Arrays.asList(name.split("/")).contains("..");
    boolean strange = name.chars().anyMatch(c -> c < ' ' || c == '\\');
    return absolute || leaves || strange
        ? Optional.of(
            "file name '%s' (expected: a path inside the dataset's folder)".formatted(shown(name)))
        : Optional.empty();
  }

  private static String shown(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
