package io.crossmodal.index.shard;

/**
 * Which items to read.
 *
 * @param selection which items
 * @param after only ids after this one; empty from the first
 * @param limit items at most
 * @param maxBytes after which the page ends, its last item being over them
 */
public record PageRequest(
    Selection selection, String after, int limit, ItemParts parts, long maxBytes) {

  /** Bytes of items that with their frame fit a message of 64 MiB, however large the last is. */
  public static final long WHOLE_ANSWER = 48L << 20;

  /** The same for one of several shards, so that all of their pages fit. */
  public PageRequest share(int shards) {
    return new PageRequest(selection, after, limit, parts, maxBytes / shards);
  }
}
