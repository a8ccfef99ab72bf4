package io.crossmodal.eval.pipeline;

import java.nio.file.Path;

/** What to evaluate. */
public sealed interface Source {

  /** A file of embeddings. */
  record Npz(Path path) implements Source {}

  /** A gallery of the index service, by name. */
  record Gallery(String name) implements Source {}
}
