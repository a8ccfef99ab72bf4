package io.crossmodal.index.cluster;

/**
 * A shard of a gallery and where it is.
 *
 * @param number from 0
 * @param location "local" or an address
 */
record PlacedShard(int number, String location, Shard shard) {

  @Override
  public String toString() {
    return "shard %d at %s".formatted(number, location);
  }
}
