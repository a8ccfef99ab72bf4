package io.crossmodal.eval.pipeline;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.eval.dataset.EmbeddingsDataset;
import io.crossmodal.eval.dataset.GalleryReader;
import io.crossmodal.eval.dataset.RetrievalDataset;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.AblationPlan;
import io.crossmodal.eval.plan.AblationPlanner;
import io.crossmodal.eval.plan.PlanException;
import io.crossmodal.eval.plan.Reduction;
import io.crossmodal.eval.plan.SourceShape;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.List;

/** Reads the source of an order and fits the plan to it. */
public final class Preparation {

  /** Ids that one request for scores can name. */
  private static final int MAX_ITEMS = 1_000_000;

  private final IndexClient index;

  /** A preparation with the galleries of this index service. */
  public Preparation(IndexClient index) {
    this.index = index;
  }

  /**
   * Prepares an order.
   *
   * @throws ServiceException with a violation for each field that does not fit the source, or
   *     saying what is wrong with the source
   */
  public PreparedEvaluation prepare(EvaluationOrder order) {
    RetrievalDataset dataset = open(order.source());
    checkSize(dataset.textIds().size());
    checkSize(dataset.imageIds().size());
    AblationPlan plan = plan(order.config(), dataset);
    int stored =
        order.source() instanceof Source.Gallery gallery
            ? index.gallery(gallery.name()).shards()
            : 0;
    for (ViewSpec view : plan.views()) {
      checkDimension(view, dataset);
      checkShards(view, stored, order.shards());
    }
    return new PreparedEvaluation(dataset, plan, order.shards());
  }

  private static AblationPlan plan(AblationConfig config, RetrievalDataset dataset) {
    try {
      return AblationPlanner.plan(config, shape(dataset));
    } catch (PlanException e) {
      throw PlanProblems.toServiceException(e);
    }
  }

  private RetrievalDataset open(Source source) {
    return switch (source) {
      case Source.Npz npz -> read(npz);
      case Source.Gallery gallery -> scroll(gallery.name());
    };
  }

  private static RetrievalDataset read(Source.Npz npz) {
    try {
      return EmbeddingsDataset.read(npz.path());
    } catch (DatasetException e) {
      throw new ServiceException(ErrorReason.INVALID_DATASET, String.valueOf(e.getMessage()), e);
    }
  }

  private RetrievalDataset scroll(String gallery) {
    long items = index.gallery(gallery).items();
    if (items > 2L * MAX_ITEMS) {
      checkSize(items);
    }
    GalleryReader reader = new GalleryReader(gallery);
    index.scroll(gallery, reader::accept);
    return reader.dataset();
  }

  private static SourceShape shape(RetrievalDataset dataset) {
    return new SourceShape(
        List.copyOf(dataset.dimensions()),
        dataset.nativeDimension(),
        dataset.imageIds().size(),
        dataset.textIds().size(),
        dataset.imagesAskTexts().mostRelevant(),
        dataset.textsAskImages().mostRelevant(),
        SourceShape.directions(dataset.imageModality()));
  }

  private static void checkSize(long items) {
    if (items > MAX_ITEMS) {
      throw ServiceException.of(
          ErrorReason.INVALID_DATASET,
          "source: %d items of one modality (expected: at most %d)",
          items,
          MAX_ITEMS);
    }
  }

  private static void checkDimension(ViewSpec view, RetrievalDataset dataset) {
    int dimension = view.dimension();
    if (dataset.dimensions().contains(dimension)) {
      return;
    }
    int items = dataset.imageIds().size() + dataset.textIds().size();
    if (dimension > dataset.nativeDimension() && view.reduction() != Reduction.GAUSSIAN) {
      throw ServiceException.field(
          "plan.dimensions",
          dimension,
          "at most %d, the source's, or reduction gaussian".formatted(dataset.nativeDimension()));
    }
    if (dimension > items && view.reduction() == Reduction.PCA) {
      throw ServiceException.field(
          "plan.dimensions",
          dimension,
          "at most %d, the items, with reduction pca".formatted(items));
    }
  }

  /** A stored gallery has its shards; those of others are as many as the view or the order says. */
  private static void checkShards(ViewSpec view, int stored, int ordered) {
    if (stored > 0 && view.shards() > 0) {
      throw ServiceException.field(
          "plan.shards", view.shards(), "none: the gallery has %d".formatted(stored));
    }
    int shards = stored > 0 ? stored : view.shards() > 0 ? view.shards() : ordered;
    int missing = view.search().missingShards();
    if (missing >= shards) {
      throw ServiceException.field(
          "plan.missing_shards", missing, "fewer than the %d shards".formatted(shards));
    }
  }
}
