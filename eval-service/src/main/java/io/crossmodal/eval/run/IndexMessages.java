package io.crossmodal.eval.run;

import com.google.protobuf.Duration;
import io.crossmodal.eval.dataset.StoredItem;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.index.v1.BatchSearchRequest;
import io.crossmodal.index.v1.BatchSearchResponse;
import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.CandidateScores;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.index.v1.Precision;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.Reduction;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.ScoreCandidatesResponse;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.View;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.Modality;
import java.nio.ByteOrder;
import java.util.List;

/** The index service's messages from and to the records of this room. */
final class IndexMessages {

  private static final String IMAGE_ID = "image_id";
  private static final long NANOS = 1_000_000_000L;

  private IndexMessages() {}

  static GalleryFacts facts(Gallery gallery) {
    List<StoredView> views =
        gallery.getViewsList().stream()
            .filter(view -> view.getSettings().getPrecision() != Precision.UNRECOGNIZED)
            .filter(view -> comparable(view.getSettings().getReduction()))
            .map(IndexMessages::view)
            .toList();
    return new GalleryFacts(
        gallery.getSettings().getName(),
        gallery.getSettings().getDimension(),
        gallery.getItems(),
        views,
        gallery.getServingView());
  }

  /** Whether a plan can ask for views that are reduced so. */
  private static boolean comparable(Reduction reduction) {
    return switch (reduction) {
      case REDUCTION_UNSPECIFIED, REDUCTION_TRUNCATE, REDUCTION_GAUSSIAN -> true;
      case REDUCTION_PCA, UNRECOGNIZED -> false;
    };
  }

  static StoredView view(View view) {
    io.crossmodal.index.v1.ViewSettings settings = view.getSettings();
    return new StoredView(
        settings.getName(),
        new ViewSpec(settings.getDimension(), precision(settings.getPrecision())),
        reduction(settings.getReduction()),
        settings.getSeed(),
        view.getBytesPerVector(),
        view.getBytes(),
        view.getVectors());
  }

  static io.crossmodal.index.v1.ViewSettings settings(String name, ViewSettings settings) {
    return io.crossmodal.index.v1.ViewSettings.newBuilder()
        .setName(name)
        .setDimension(settings.spec().dimension())
        .setPrecision(precision(settings.spec().precision()))
        .setReduction(reduction(settings.reduction()))
        .setSeed(settings.seed())
        .build();
  }

  static StoredItem item(Item item) {
    PayloadValue imageId = item.getPayloadMap().get(IMAGE_ID);
    return new StoredItem(
        item.getId(),
        modality(item),
        imageId == null || imageId.getStringValue().isEmpty() ? null : imageId.getStringValue(),
        Embeddings.toArray(item.getVector()));
  }

  static Item item(StoredItem item) {
    Item.Builder built =
        Item.newBuilder()
            .setId(item.id())
            .setModality(modality(item.modality()))
            .setVector(Embeddings.toVector(item.vector()));
    String imageId = item.imageId();
    if (imageId != null) {
      built.putPayload(IMAGE_ID, PayloadValue.newBuilder().setStringValue(imageId).build());
    }
    return built.build();
  }

  static ScoreCandidatesRequest request(PoolRequest request) {
    ScoreCandidatesRequest.Builder built =
        ScoreCandidatesRequest.newBuilder()
            .setGallery(request.gallery())
            .setView(request.view())
            .addAllIds(request.itemIds())
            .addAllTimedSizes(request.timedSizes())
            .setPacked(true);
    int[][] pools = request.pools();
    for (int i = 0; i < request.queryIds().size(); i++) {
      CandidateQuery.Builder query =
          CandidateQuery.newBuilder()
              .setQuery(Query.newBuilder().setItemId(request.queryIds().get(i)));
      if (pools != null) {
        for (int row : pools[i]) {
          query.addCandidates(row);
        }
      }
      built.addQueries(query);
    }
    return built.build();
  }

  /** The scores of an answer, which must hold every one that was asked for. */
  static PoolScores scores(PoolRequest request, ScoreCandidatesResponse answer) {
    int queries = request.queryIds().size();
    if (answer.getResultsCount() != queries) {
      throw ServiceException.of(
          ErrorReason.INTERNAL,
          "scores of %d queries (expected: %d)",
          answer.getResultsCount(),
          queries);
    }
    float[][] scores = new float[queries][];
    long[][] nanos = new long[queries][];
    for (int i = 0; i < queries; i++) {
      CandidateScores result = answer.getResults(i);
      check(
          request, i, "scores", result.getPackedScores().size() / Float.BYTES, request.expected(i));
      check(request, i, "times", result.getTimedCount(), request.timedSizes().size());
      scores[i] = scores(result);
      nanos[i] = result.getTimedList().stream().mapToLong(IndexMessages::nanos).toArray();
    }
    return new PoolScores(scores, nanos);
  }

  private static void check(PoolRequest request, int query, String what, int count, int expected) {
    if (count != expected) {
      throw ServiceException.of(
          ErrorReason.INTERNAL,
          "query %s: %d %s (expected: %d)",
          request.queryIds().get(query),
          count,
          what,
          expected);
    }
  }

  static BatchSearchRequest request(NeighbourQuery query) {
    SearchParameters.Builder parameters =
        SearchParameters.newBuilder().setView(query.view()).setK(query.k()).setExact(query.exact());
    io.crossmodal.eval.dataset.Modality among = query.among();
    if (among != null) {
      parameters.setModality(modality(among));
    }
    BatchSearchRequest.Builder request =
        BatchSearchRequest.newBuilder().setGallery(query.gallery()).setParameters(parameters);
    query.itemIds().forEach(id -> request.addQueries(Query.newBuilder().setItemId(id)));
    return request.build();
  }

  /** The neighbours of an answer that no shard is missing in. */
  static List<List<String>> neighbours(NeighbourQuery query, BatchSearchResponse answer) {
    if (answer.getResponsesCount() != query.itemIds().size()) {
      throw ServiceException.of(
          ErrorReason.INTERNAL,
          "answers to %d queries (expected: %d)",
          answer.getResponsesCount(),
          query.itemIds().size());
    }
    for (SearchResponse one : answer.getResponsesList()) {
      if (one.getCoverage().getShardsSucceeded() < one.getCoverage().getShardsTotal()) {
        throw ServiceException.of(
            ErrorReason.UNREACHABLE,
            "gallery %s: shards do not answer: %s",
            query.gallery(),
            String.join("; ", one.getCoverage().getUnreachableList()));
      }
    }
    return answer.getResponsesList().stream()
        .map(one -> one.getHitsList().stream().map(hit -> hit.getItem().getId()).toList())
        .toList();
  }

  private static long nanos(Duration time) {
    return time.getSeconds() * NANOS + time.getNanos();
  }

  private static float[] scores(CandidateScores result) {
    float[] scores = new float[result.getPackedScores().size() / Float.BYTES];
    result
        .getPackedScores()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(scores);
    return scores;
  }

  static io.crossmodal.eval.dataset.Modality modality(Item item) {
    return switch (item.getModality()) {
      case MODALITY_TEXT -> io.crossmodal.eval.dataset.Modality.TEXT;
      case MODALITY_IMAGE -> io.crossmodal.eval.dataset.Modality.IMAGE;
      case MODALITY_VIDEO -> io.crossmodal.eval.dataset.Modality.VIDEO;
      case MODALITY_UNSPECIFIED, UNRECOGNIZED ->
          throw ServiceException.of(
              ErrorReason.INVALID_DATASET,
              "item %s: modality %s (expected: text, image or video)",
              item.getId(),
              item.getModality());
    };
  }

  private static Modality modality(io.crossmodal.eval.dataset.Modality modality) {
    return switch (modality) {
      case TEXT -> Modality.MODALITY_TEXT;
      case IMAGE -> Modality.MODALITY_IMAGE;
      case VIDEO -> Modality.MODALITY_VIDEO;
    };
  }

  private static Precision precision(io.crossmodal.eval.plan.Precision precision) {
    return switch (precision) {
      case FP32 -> Precision.PRECISION_FP32;
      case FP16 -> Precision.PRECISION_FP16;
      case INT8 -> Precision.PRECISION_INT8;
      case INT4 -> Precision.PRECISION_INT4;
      case BIT2 -> Precision.PRECISION_BIT2;
      case BIT1 -> Precision.PRECISION_BIT1;
    };
  }

  private static io.crossmodal.eval.plan.Precision precision(Precision precision) {
    return switch (precision) {
      case PRECISION_UNSPECIFIED, PRECISION_FP32, UNRECOGNIZED ->
          io.crossmodal.eval.plan.Precision.FP32;
      case PRECISION_FP16 -> io.crossmodal.eval.plan.Precision.FP16;
      case PRECISION_INT8 -> io.crossmodal.eval.plan.Precision.INT8;
      case PRECISION_INT4 -> io.crossmodal.eval.plan.Precision.INT4;
      case PRECISION_BIT2 -> io.crossmodal.eval.plan.Precision.BIT2;
      case PRECISION_BIT1 -> io.crossmodal.eval.plan.Precision.BIT1;
    };
  }

  private static Reduction reduction(io.crossmodal.eval.plan.Reduction reduction) {
    return switch (reduction) {
      case TRUNCATE -> Reduction.REDUCTION_TRUNCATE;
      case GAUSSIAN -> Reduction.REDUCTION_GAUSSIAN;
    };
  }

  private static io.crossmodal.eval.plan.Reduction reduction(Reduction reduction) {
    return reduction == Reduction.REDUCTION_GAUSSIAN
        ? io.crossmodal.eval.plan.Reduction.GAUSSIAN
        : io.crossmodal.eval.plan.Reduction.TRUNCATE;
  }
}
