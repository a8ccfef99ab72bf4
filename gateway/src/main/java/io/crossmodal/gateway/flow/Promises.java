package io.crossmodal.gateway.flow;

import io.crossmodal.eval.v1.GetPromotionResponse;
import io.crossmodal.gateway.client.EvaluationClient;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What promotions promised, asked for no more than once in a while. For one thread. */
final class Promises {

  private record Known(GetPromotionResponse promise, long asked) {}

  private final EvaluationClient evaluations;
  private final Duration age;
  private final Map<String, Known> byGallery = new HashMap<>();

  Promises(EvaluationClient evaluations, Duration age) {
    this.evaluations = evaluations;
    this.age = age;
  }

  /** That of a gallery; an empty one if there is none or the eval service is away. */
  GetPromotionResponse of(String gallery) {
    Known known = byGallery.get(gallery);
    long now = System.nanoTime();
    if (known == null || now - known.asked > age.toNanos()) {
      known = new Known(ask(gallery), now);
      byGallery.put(gallery, known);
    }
    return known.promise;
  }

  private GetPromotionResponse ask(String gallery) {
    try {
      return evaluations.promotion(gallery);
    } catch (ServiceException e) {
      return GetPromotionResponse.getDefaultInstance();
    }
  }
}
