package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** How the vectors of a text's tokens become one, by sentence-transformers' names. */
enum Pooling {
  MEAN("mean", "pooling_mode_mean_tokens"),
  CLS("cls", "pooling_mode_cls_token"),
  MAX("max", "pooling_mode_max_tokens"),
  MEAN_SQRT("mean_sqrt_len_tokens", "pooling_mode_mean_sqrt_len_tokens");

  private static final float NEVER = -1e9f;

  private final String mode;
  private final String flag;

  Pooling(String mode, String flag) {
    this.mode = mode;
    this.flag = flag;
  }

  String mode() {
    return mode;
  }

  /** What the {@code config.json} of a pooling module says: a mode, or one flag of several. */
  static Pooling of(HubConfig config) throws IOException {
    List<Pooling> chosen =
        Arrays.stream(values())
            .filter(
                pooling ->
                    config
                        .text("pooling_mode")
                        .map(pooling.mode::equals)
                        .orElse(config.flag(pooling.flag, false)))
            .toList();
    if (chosen.size() != 1) {
      throw new IOException(
          "%s: pooling %s (expected: one of %s)"
              .formatted(
                  config.file(), config.node(), Arrays.stream(values()).map(p -> p.mode).toList()));
    }
    return chosen.getFirst();
  }

  /**
   * {@code (batch, tokens, width)} to {@code (batch, width)}.
   *
   * @param present {@code (batch, tokens, 1)}: 1 for a token, 0 for padding
   */
  NDArray apply(NDArray x, NDArray present) {
    return switch (this) {
      case CLS -> x.get(new NDIndex(":, 0"));
      case MAX -> x.add(present.neg().add(1).mul(NEVER)).max(new int[] {1});
      case MEAN -> x.mul(present).sum(new int[] {1}).div(present.sum(new int[] {1}));
      case MEAN_SQRT -> x.mul(present).sum(new int[] {1}).div(present.sum(new int[] {1}).sqrt());
    };
  }
}
