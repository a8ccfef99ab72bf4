package io.crossmodal.encoder.model;

/** What the parts of one Transformer layer are called in a published file. */
record PublishedNames(
    String query,
    String key,
    String value,
    String attentionOutput,
    String attentionNorm,
    String expansion,
    String contraction,
    String feedNorm) {

  /** As BERT's files name them. */
  static PublishedNames bert(String layer) {
    return new PublishedNames(
        layer + ".attention.self.query",
        layer + ".attention.self.key",
        layer + ".attention.self.value",
        layer + ".attention.output.dense",
        layer + ".attention.output.LayerNorm",
        layer + ".intermediate.dense",
        layer + ".output.dense",
        layer + ".output.LayerNorm");
  }
}
