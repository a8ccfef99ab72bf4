package io.crossmodal.index.shard;

/** Which parts of an item are read; id, modality and version always are. */
public record ItemParts(boolean vector, boolean payload, boolean content) {

  /** Nothing but id, modality and version. */
  public static final ItemParts NONE = new ItemParts(false, false, false);

  /** The same with the payload. */
  ItemParts andPayload() {
    return new ItemParts(vector, true, content);
  }

  /** True if nothing but id, modality and version is read. */
  public boolean none() {
    return !vector && !payload && !content;
  }
}
