package io.crossmodal.eval.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One configuration of a plan, with every value that its result depends on.
 *
 * @param view what is searched, and how
 * @param candidates items that each query is ranked among
 * @param directions that are measured
 * @param ks cut-offs of the measures
 * @param seed of the pools, the bootstrap, projections and graphs
 */
public record RunSpec(
    ViewSpec view, int candidates, List<Direction> directions, List<Integer> ks, long seed) {

  public RunSpec {
    directions = List.copyOf(directions);
    ks = List.copyOf(ks);
  }

  /** The reference pipeline's name, for example {@code dim_256_prec_fp16_cand_100}. */
  public String name() {
    return "%s_cand_%d".formatted(view.name(), candidates);
  }

  /** The first 12 hexadecimal digits of the SHA-256 of its values. */
  public String id() {
    String values =
        "v2|%s|%d|%s|%s|%d"
            .formatted(
                view.name(),
                candidates,
                directions.stream().map(Direction::key).toList(),
                ks,
                seed);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(values.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
