package io.crossmodal.encoder.model;

/**
 * What the arrays before the first layer of a published image tower are called.
 *
 * @param patches the product that patches go through
 * @param biased whether it has a bias
 * @param whole the token for the whole picture; empty if there is none
 * @param places the table of places
 * @param batched whether {@code whole} and {@code places} have axes of length 1 before the others
 */
record PatchNames(String patches, boolean biased, String whole, String places, boolean batched) {

  static PatchNames clip(String prefix) {
    return new PatchNames(
        prefix + "patch_embedding",
        false,
        prefix + "class_embedding",
        prefix + "position_embedding.weight",
        false);
  }

  static PatchNames siglip(String prefix) {
    return new PatchNames(
        prefix + "patch_embedding", true, "", prefix + "position_embedding.weight", false);
  }

  static PatchNames vit(String prefix) {
    return new PatchNames(
        prefix + "patch_embeddings.projection",
        true,
        prefix + "cls_token",
        prefix + "position_embeddings",
        true);
  }

  long[] wholeShape(int width) {
    return batched ? new long[] {1, 1, width} : new long[] {width};
  }

  long[] placesShape(int tokens, int width) {
    return batched ? new long[] {1, tokens, width} : new long[] {tokens, width};
  }
}
