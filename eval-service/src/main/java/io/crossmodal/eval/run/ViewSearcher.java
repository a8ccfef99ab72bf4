package io.crossmodal.eval.run;

import java.util.List;

/** Looks for the nearest items of queries. */
@FunctionalInterface
public interface ViewSearcher {

  /**
   * What each query finds, in order.
   *
   * @throws io.crossmodal.rpc.ServiceException if a shard that was not left out did not answer
   */
  List<FoundItems> search(ViewQuery query);
}
