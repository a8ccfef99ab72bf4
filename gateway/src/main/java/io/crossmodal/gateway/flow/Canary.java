package io.crossmodal.gateway.flow;

import io.crossmodal.eval.v1.GetPromotionResponse;
import io.crossmodal.gateway.client.EvaluationClient;
import io.crossmodal.gateway.client.GalleryClient;
import io.crossmodal.gateway.client.SearchClient;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchRequest;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.View;
import io.crossmodal.rpc.ServiceException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a share of the live queries a second time, exactly, and shows how many of the exact
 * neighbours the live answer held.
 *
 * <p>Its cost is bounded: one query at a time, in a thread of its own, at most as often as its
 * share says; while {@value #WAITING} wait, further ones are passed over and counted. What goes
 * wrong is counted too and disturbs no caller. The metrics are those of {@link CanaryMetrics}.
 */
public final class Canary implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Canary.class);

  /** Neighbours that promises speak of. */
  private static final int NEIGHBOURS = 10;

  private static final int WAITING = 8;

  /** What one check needs of other services. */
  private final SearchClient searches;

  private final GalleryClient galleries;
  private final Promises promises;
  private final CanaryMetrics metrics;
  private final double share;
  private final DoubleSupplier random;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("canary").daemon(true).factory());

  /**
   * A canary.
   *
   * @param share of the queries that are answered exactly too, 0 to 1
   * @param random numbers of 0 to under 1 that choose them
   * @param promiseAge time for which a promise is not asked for again
   */
  public Canary(
      double share,
      DoubleSupplier random,
      Duration promiseAge,
      SearchClient searches,
      GalleryClient galleries,
      EvaluationClient evaluations,
      MeterRegistry registry) {
    this.share = share;
    this.random = random;
    this.searches = searches;
    this.galleries = galleries;
    this.promises = new Promises(evaluations, promiseAge);
    this.metrics = new CanaryMetrics(registry);
  }

  /** Takes a query that was answered; never fails and never waits. */
  void answered(SearchRequest request, SearchResponse response) {
    if (random.getAsDouble() >= share || !comparable(request.getParameters(), response)) {
      return;
    }
    try {
      worker.execute(() -> check(request, response));
    } catch (RejectedExecutionException e) {
      metrics.skipped(request.getGallery(), "busy");
    }
  }

  /** Only whole answers, and those that were meant to hold the nearest items, say anything. */
  private static boolean comparable(SearchParameters parameters, SearchResponse response) {
    return !parameters.getExact()
        && parameters.getOffset() == 0
        && parameters.getGroupBy().isEmpty()
        && !parameters.hasScoreThreshold()
        && !response.getPartialByDeadline()
        && response.getCoverage().getShardsSucceeded() == response.getCoverage().getShardsTotal();
  }

  private void check(SearchRequest request, SearchResponse response) {
    try {
      int k = Math.min(NEIGHBOURS, request.getParameters().getK());
      SearchParameters.Builder exact =
          SearchParameters.newBuilder()
              .setView(fullView(galleries.get(request.getGallery())))
              .setK(k)
              .setExact(true)
              .setModality(request.getParameters().getModality());
      if (request.getParameters().hasFilter()) {
        exact.setFilter(request.getParameters().getFilter());
      }
      SearchResponse whole =
          searches.search(
              SearchRequest.newBuilder()
                  .setGallery(request.getGallery())
                  .setQuery(request.getQuery())
                  .setParameters(exact)
                  .build());
      if (whole.getHitsCount() > 0) {
        metrics.overlap(request.getGallery(), response.getView(), overlap(k, response, whole));
        promise(request.getGallery());
      }
    } catch (ServiceException e) {
      metrics.skipped(request.getGallery(), "failed");
      LOG.debug("canary of {}: {}", request.getGallery(), e.getMessage());
    }
  }

  private void promise(String gallery) {
    GetPromotionResponse promise = promises.of(gallery);
    if (promise.hasPromisedOverlap()) {
      metrics.promise(gallery, promise.getView(), promise.getPromisedOverlap().getLow());
    }
  }

  /** A view whose exact answers are those of whole vectors. */
  private static String fullView(Gallery gallery) {
    return gallery.getViewsList().stream()
        .filter(v -> v.getSettings().getDimension() == gallery.getSettings().getDimension())
        .map(View::getSettings)
        .map(settings -> settings.getName())
        .findFirst()
        .orElse("");
  }

  /** Share of the exact hits among as many live ones. */
  private static double overlap(int k, SearchResponse live, SearchResponse exact) {
    Set<String> found = new HashSet<>(ids(k, live));
    List<String> wanted = ids(k, exact);
    return (double) wanted.stream().filter(found::contains).count() / wanted.size();
  }

  private static List<String> ids(int k, SearchResponse response) {
    return response.getHitsList().stream()
        .limit(k)
        .map(SearchHit::getItem)
        .map(item -> item.getId())
        .toList();
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
