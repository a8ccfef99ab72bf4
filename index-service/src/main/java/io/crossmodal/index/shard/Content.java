package io.crossmodal.index.shard;

/**
 * The original bytes of an item.
 *
 * @param data the bytes as received; not copied
 * @param mediaType IANA media type, or empty
 */
public record Content(byte[] data, String mediaType) {}
