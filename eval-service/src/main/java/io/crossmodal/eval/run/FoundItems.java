package io.crossmodal.eval.run;

import java.util.List;

/**
 * What one search found.
 *
 * @param ids best first
 * @param scores of them
 * @param nanos time of it in the service
 */
public record FoundItems(List<String> ids, float[] scores, long nanos) {

  public FoundItems {
    ids = List.copyOf(ids);
  }
}
