package io.crossmodal.encoder.model;

import java.util.stream.Stream;

/** A part of a tower: it knows its weights by name and holds none, so any thread may use it. */
interface Layer {

  Stream<WeightSpec> weights();
}
