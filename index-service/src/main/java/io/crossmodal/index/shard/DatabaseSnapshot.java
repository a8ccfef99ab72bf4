package io.crossmodal.index.shard;

import java.util.function.BiPredicate;

/** What a {@link ShardDatabase} held at one moment, whatever is written afterwards. */
interface DatabaseSnapshot extends AutoCloseable {

  /** Hands over every entry in the order of the keys, until the visitor says false. */
  void scan(Family family, BiPredicate<byte[], byte[]> visitor);

  @Override
  void close();
}
