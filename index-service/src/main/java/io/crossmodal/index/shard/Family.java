package io.crossmodal.index.shard;

import java.nio.charset.StandardCharsets;

/** The column families of a shard's database; the first must be RocksDB's default one. */
enum Family {
  /** What the database belongs to: see {@link ShardIdentity}. */
  META("default"),
  /** Items without content, by id. */
  ITEMS("items"),
  /** Contents in blob files, by id. */
  CONTENT("content"),
  /** Requests that were applied: see {@link AppliedRequests}. */
  REQUESTS("requests"),
  /** The ids of those requests in the order of their application. */
  REQUEST_ORDER("request_order"),
  /** The ids of items that changed: see {@link ChangeLog}. */
  CHANGES("changes");

  private final String storedName;

  Family(String storedName) {
    this.storedName = storedName;
  }

  byte[] storedName() {
    return storedName.getBytes(StandardCharsets.UTF_8);
  }
}
