package io.crossmodal.eval.report;

import io.crossmodal.eval.dataset.Modality;

/**
 * What was evaluated.
 *
 * @param name of the gallery or file, for people
 * @param sought what texts look for
 * @param images of that kind that were searched
 * @param texts that were searched
 * @param nativeDimension components of the model's own vectors
 * @param dataHash SHA-256 of all ids and vectors, in hexadecimal digits
 */
public record SourceFacts(
    String name, Modality sought, int images, int texts, int nativeDimension, String dataHash) {

  /** What texts look for, in English, for example {@code videos}. */
  String items() {
    return sought.key() + "s";
  }
}
