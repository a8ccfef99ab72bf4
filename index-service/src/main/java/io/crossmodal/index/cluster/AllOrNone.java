package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes all of several nodes; where one fails, those that were changed are put back. */
record AllOrNone(Scatter scatter) {

  private static final Logger LOG = LoggerFactory.getLogger(AllOrNone.class);

  /**
   * Changes the nodes, or fails with what one of them failed with.
   *
   * @param undo puts a changed node back; its own failure is logged
   */
  void change(
      List<NamedNode> nodes, Consumer<Node> change, Consumer<Node> undo, Deadline deadline) {
    List<Outcome<NamedNode>> outcomes =
        scatter.call(
            nodes,
            node -> {
              change.accept(node.node());
              return node;
            },
            deadline);
    ServiceException failure = null;
    List<NamedNode> changed = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Success<NamedNode>(NamedNode node) -> changed.add(node);
        case Outcome.Failure<NamedNode>(ServiceException e) ->
            failure = Scatter.named(nodes.get(i), e);
      }
    }
    if (failure != null) {
      changed.forEach(node -> putBack(node, undo));
      throw failure;
    }
  }

  private static void putBack(NamedNode node, Consumer<Node> undo) {
    try {
      undo.accept(node.node());
    } catch (ServiceException e) {
      LOG.warn("{} can't be put back", node, e);
    }
  }
}
