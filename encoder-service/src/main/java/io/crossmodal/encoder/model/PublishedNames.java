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

  /** As CLIP's and SigLIP's files name them. */
  static PublishedNames clip(String layer) {
    return new PublishedNames(
        layer + ".self_attn.q_proj",
        layer + ".self_attn.k_proj",
        layer + ".self_attn.v_proj",
        layer + ".self_attn.out_proj",
        layer + ".layer_norm1",
        layer + ".mlp.fc1",
        layer + ".mlp.fc2",
        layer + ".layer_norm2");
  }

  /** As ViT's files name them. */
  static PublishedNames vit(String layer) {
    return new PublishedNames(
        layer + ".attention.attention.query",
        layer + ".attention.attention.key",
        layer + ".attention.attention.value",
        layer + ".attention.output.dense",
        layer + ".layernorm_before",
        layer + ".intermediate.dense",
        layer + ".output.dense",
        layer + ".layernorm_after");
  }
}
