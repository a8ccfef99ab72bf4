package io.crossmodal.encoder.model;

/** What {@code config.json} leaves out where it has the architecture's usual value. */
record LayerDefaults(
    int width,
    int heads,
    int feedWidth,
    FeedActivation activation,
    double epsilon,
    boolean normFirst) {}
