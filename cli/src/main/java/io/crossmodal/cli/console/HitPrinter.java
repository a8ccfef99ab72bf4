package io.crossmodal.cli.console;

import com.google.protobuf.util.Durations;
import io.crossmodal.index.v1.Coverage;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchResponse;
import java.io.PrintStream;
import java.time.Duration;

/** Prints ranked hits with their scores, and where the time went. */
public final class HitPrinter {

  private static final int CAPTION_COLUMNS = 80;

  private HitPrinter() {}

  /** Prints the hits, then what the answer took and which shards gave it. */
  public static void print(SearchResponse response, Duration encode, PrintStream out) {
    hits(response, "", out);
    Coverage coverage = response.getCoverage();
    out.printf(
        "view %s; encode %.1f ms, search %.1f ms; %,d vectors scored; %d of %d shards answered%n",
        response.getView(),
        encode.toNanos() / 1e6,
        Durations.toNanos(response.getTimings().getTotal()) / 1e6,
        response.getTimings().getVectorsScored(),
        coverage.getShardsSucceeded(),
        coverage.getShardsTotal());
    if (response.hasExactProbability() && response.getExactProbability() < 1) {
      out.printf(
          "exactly the best with probability %.3f, or more%n", response.getExactProbability());
    }
    coverage.getUnreachableList().forEach(shard -> out.println("unreachable: " + shard));
  }

  /** The hits alone, a line each; the one with the given id is marked as the right one. */
  public static void hits(SearchResponse response, String right, PrintStream out) {
    int rank = 1;
    for (SearchHit hit : response.getHitsList()) {
      String mark = isRight(hit.getItem(), right) ? "  <- its own" : "";
      out.printf("%4d  %.4f  %s%s%n", rank++, hit.getScore(), describe(hit.getItem()), mark);
    }
  }

  private static boolean isRight(Item item, String right) {
    String image =
        item.containsPayload("image_id")
            ? item.getPayloadOrThrow("image_id").getStringValue()
            : item.getId();
    return !right.isEmpty() && image.equals(right);
  }

  private static String describe(Item item) {
    if (item.containsPayload("text")) {
      String text = item.getPayloadOrThrow("text").getStringValue();
      return item.getId() + "  " + Terminal.clip(text, CAPTION_COLUMNS);
    }
    return item.getId();
  }
}
