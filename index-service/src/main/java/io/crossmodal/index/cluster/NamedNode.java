package io.crossmodal.index.cluster;

/**
 * A node and where it is.
 *
 * @param location its address; "local" for the only one of an installation
 */
record NamedNode(String location, Node node) {

  @Override
  public String toString() {
    return "node " + location;
  }
}
