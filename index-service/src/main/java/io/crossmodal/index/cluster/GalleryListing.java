package io.crossmodal.index.cluster;

import java.util.List;

/**
 * Every gallery.
 *
 * @param galleries by name
 * @param unreachable nodes that did not answer
 */
public record GalleryListing(List<GalleryStatus> galleries, List<String> unreachable) {}
