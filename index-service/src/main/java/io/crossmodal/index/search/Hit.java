package io.crossmodal.index.search;

/** An item found, by its ordinal, and its score; higher is nearer. */
public record Hit(int ordinal, float score) {}
