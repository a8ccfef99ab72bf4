package io.crossmodal.index.shard;

/** How well an acknowledged write is kept. */
public enum Durability {
  /** In the write-ahead log: survives a crash of the process. */
  APPLIED,
  /** Forced to the disk: survives a crash of the machine. */
  FSYNCED
}
