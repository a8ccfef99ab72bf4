package io.crossmodal.encoder.model;

/**
 * What a model is and what it accepts.
 *
 * @param name name in the repository
 * @param version first 12 hex digits of the SHA-256 of its weights; vectors of two versions must
 *     not be mixed
 * @param dimension components of an embedding; embeddings have a Euclidean norm of 1
 * @param imageSide width and height in pixels of the picture that the image tower sees; 0 if it
 *     takes no pictures
 * @param preprocessing what becomes of a picture before that, in words; empty if it takes none
 * @param maxTokens tokens of a text that the text tower sees, special ones included; 0 if it takes
 *     no texts
 * @param vocabulary tokens that it knows, special ones included; 0 if it takes no texts
 * @param logitScale factor on cosines that it was trained with
 * @param trainedOn the pictures that it was trained on
 * @param description what it is and how good it was, in a sentence
 */
public record ModelCard(
    String name,
    String version,
    int dimension,
    int imageSide,
    String preprocessing,
    int maxTokens,
    int vocabulary,
    double logitScale,
    String trainedOn,
    String description) {

  public boolean takesTexts() {
    return maxTokens > 0;
  }

  public boolean takesImages() {
    return imageSide > 0;
  }
}
