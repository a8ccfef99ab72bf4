package io.crossmodal.index.shard;

import java.util.List;

/** One step of a random life of a shard. */
sealed interface ShardOperation {

  /**
   * Writes items that are drawn from the seed.
   *
   * @param numbers of their ids
   */
  record Upsert(List<Integer> numbers, int seed) implements ShardOperation {}

  /** Deletes items, known ones or not. */
  record Delete(List<Integer> numbers) implements ShardOperation {}

  /** Makes a view, or drops it if it is there. */
  record Toggle(int view) implements ShardOperation {}

  /** Lets the files be made that are due. */
  record Merge() implements ShardOperation {}

  /** Closes and opens again. */
  record Reopen() implements ShardOperation {}

  /**
   * Searches every view, counts and reads pages.
   *
   * @param seed of the query
   * @param modality of the items, by its number; 3 for all
   * @param payload bytes of the payloads of the items; 5 for all
   */
  record Ask(int seed, int modality, int payload, int limit) implements ShardOperation {}
}
