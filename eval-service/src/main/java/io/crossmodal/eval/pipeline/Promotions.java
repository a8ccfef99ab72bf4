package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.Kept;
import io.crossmodal.eval.measure.Offer;
import io.crossmodal.eval.measure.Served;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.Reduction;
import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.eval.plan.Structure;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.report.OfferFile;
import io.crossmodal.eval.run.GalleryFacts;
import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.eval.run.StoredView;
import io.crossmodal.eval.run.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts views of evaluations into service on live galleries, and takes that back.
 *
 * <p>A view is built beside those that serve and tried on live vectors first. Only one that is not
 * shown to find less there than the evaluation promised takes over.
 */
public final class Promotions {

  private static final String PREFIX = "promoted-";

  private final IndexClient index;
  private final EvaluationFolders folders;

  Promotions(IndexClient index, EvaluationFolders folders) {
    this.index = index;
    this.folders = folders;
  }

  /**
   * Builds, tries and switches to the view of an offer.
   *
   * @throws ServiceException FAILED_PRECONDITION if it finds less than was promised; the gallery
   *     then serves as before
   */
  synchronized Promotion promote(OfferFile offers, Offer offer, String gallery) {
    GalleryFacts facts = index.gallery(gallery);
    checkDimension(facts, offer);
    ViewSettings wanted = settings(offers, offer);
    Optional<StoredView> there =
        facts.views().stream().filter(v -> v.holds(wanted, facts.dimension())).findFirst();
    String view =
        there
            .map(StoredView::name)
            .orElseGet(() -> index.createView(facts.name(), PREFIX + offer.view(), wanted).name());
    try {
      LiveOverlap live =
          LiveOverlap.measure(index, facts, view, search(offer.served()), offers.confidence());
      checkPromise(offer, live);
      if (!view.equals(facts.servingView())) {
        folders.previous().put(facts.name(), facts.servingView());
        index.promoteView(facts.name(), view);
      }
      folders.promises().put(facts.name(), promise(view, offer).text());
      return new Promotion(facts.name(), view, facts.servingView(), live);
    } catch (ServiceException e) {
      if (there.isEmpty()) {
        index.dropView(facts.name(), view);
      }
      throw e;
    }
  }

  /**
   * Lets the view serve again that did before the last promotion.
   *
   * @throws ServiceException FAILED_PRECONDITION if there was none
   */
  synchronized Promotion takeBack(String gallery) {
    GalleryFacts facts = index.gallery(gallery);
    String previous =
        folders
            .previous()
            .get(facts.name())
            .orElseThrow(
                () ->
                    ServiceException.of(
                        ErrorReason.FAILED_PRECONDITION,
                        "gallery %s: nothing was promoted (expected: a promotion to take back)",
                        facts.name()));
    index.promoteView(facts.name(), previous);
    folders.previous().put(facts.name(), facts.servingView());
    folders.promises().remove(facts.name());
    return new Promotion(facts.name(), previous, facts.servingView(), null);
  }

  /** What the last promotion on a gallery promised, if it was not taken back. */
  Optional<Promise> promise(String gallery) {
    return folders.promises().get(index.gallery(gallery).name()).map(Promise::of);
  }

  private static Promise promise(String view, Offer offer) {
    Promise.Overlap overlap =
        offer
            .kept("overlap")
            .map(kept -> new Promise.Overlap(kept.share(), kept.interval()))
            .orElse(null);
    return new Promise(view, overlap, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static ViewSettings settings(OfferFile offers, Offer offer) {
    return new ViewSettings(
        new ViewSpec(
            offer.dimension(),
            Precision.valueOf(offer.precision().toUpperCase(Locale.ROOT)),
            Reduction.valueOf(offer.served().reduction().toUpperCase(Locale.ROOT)),
            0,
            search(offer.served())),
        offers.seed());
  }

  private static SearchSpec search(Served served) {
    return new SearchSpec(
        Structure.valueOf(served.search().toUpperCase(Locale.ROOT)),
        served.effort(),
        served.targetRecall(),
        served.oversampling(),
        0);
  }

  private static void checkDimension(GalleryFacts facts, Offer offer) {
    if (offer.dimension() > facts.dimension()) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "view %s: %d dimensions (expected: at most %d, those of gallery %s)",
          offer.view(),
          offer.dimension(),
          facts.dimension(),
          facts.name());
    }
  }

  /** An evaluation without rankings has promised nothing of neighbours. */
  private static void checkPromise(Offer offer, LiveOverlap live) {
    Interval promised = offer.kept("overlap").map(Kept::interval).orElse(new Interval(0, 1));
    if (live.interval().high() < promised.low()) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "view %s: %.1f %% (%.1f to %.1f) of the exact neighbours on %d live queries"
              + " (expected: %.1f %% or more, as in the evaluation); the gallery serves as before",
          offer.view(),
          100 * live.value(),
          100 * live.interval().low(),
          100 * live.interval().high(),
          live.queries(),
          100 * promised.low());
    }
  }
}
