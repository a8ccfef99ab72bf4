package io.crossmodal.index.graph;

import io.crossmodal.index.codec.BitQuery;

/**
 * A query as the walk reads it.
 *
 * @param rounded the rotated query in bit planes
 * @param bias its product with the centre of each group
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NodeQuery(BitQuery rounded, float[] bias) {}
