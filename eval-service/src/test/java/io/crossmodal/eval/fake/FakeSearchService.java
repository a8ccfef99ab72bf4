package io.crossmodal.eval.fake;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import io.crossmodal.index.v1.BatchSearchRequest;
import io.crossmodal.index.v1.BatchSearchResponse;
import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.CandidateScores;
import io.crossmodal.index.v1.Coverage;
import io.crossmodal.index.v1.IndexKind;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.Query;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.ScoreCandidatesResponse;
import io.crossmodal.index.v1.SearchHit;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.index.v1.SearchResponse;
import io.crossmodal.index.v1.SearchServiceGrpc.SearchServiceImplBase;
import io.crossmodal.index.v1.SearchTimings;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.type.v1.Vector;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scores candidates by cosine, after truncation to the view's dimension. */
final class FakeSearchService extends SearchServiceImplBase {

  private final FakeIndex index;

  FakeSearchService(FakeIndex index) {
    this.index = index;
  }

  @Override
  public void scoreCandidates(
      ScoreCandidatesRequest request, StreamObserver<ScoreCandidatesResponse> caller) {
    FakeGallery gallery = index.gallery(request.getGallery());
    int dimension = gallery.view(request.getView()).getDimension();
    List<float[]> items = new ArrayList<>();
    request.getIdsList().forEach(id -> items.add(unit(gallery, id, dimension)));
    List<CandidateScores> scores = new ArrayList<>();
    for (CandidateQuery query : request.getQueriesList()) {
      scores.add(
          scores(unit(gallery, query.getQuery().getItemId(), dimension), query, items).toBuilder()
              .addAllTimed(
                  request.getTimedSizesList().stream().map(FakeSearchService::time).toList())
              .build());
    }
    FakeGalleryService.answer(
        caller,
        ScoreCandidatesResponse.newBuilder()
            .addAllResults(index.distortion.apply(request, scores))
            .build());
  }

  /** Walks of an effort under 64 find as many 64ths of the items; shards are by the ids' hashes. */
  @Override
  public void batchSearch(BatchSearchRequest request, StreamObserver<BatchSearchResponse> caller) {
    FakeGallery gallery = index.gallery(request.getGallery());
    SearchParameters wanted = request.getParameters();
    ViewSettings view = gallery.view(wanted.getView());
    boolean walks = view.getIndexKind() == IndexKind.INDEX_KIND_GRAPH && wanted.getEffort() > 0;
    int shards = Math.max(1, gallery.settings.getShards());
    List<Item> items =
        gallery.items.values().stream()
            .filter(item -> item.getModality() == wanted.getModality())
            .filter(item -> !wanted.getLeftOutShardsList().contains(hash(item) % shards))
            .filter(item -> !walks || hash(item) / shards % 64 < wanted.getEffort())
            .toList();
    BatchSearchResponse.Builder answers = BatchSearchResponse.newBuilder();
    for (Query query : request.getQueriesList()) {
      float[] vector = unit(gallery, query.getItemId(), view.getDimension());
      SearchResponse.Builder answer =
          SearchResponse.newBuilder()
              .setCoverage(
                  Coverage.newBuilder()
                      .setShardsTotal(shards)
                      .setShardsSucceeded(shards - wanted.getLeftOutShardsCount()))
              .setTimings(SearchTimings.newBuilder().setTotal(time(items.size())));
      items.stream()
          .map(
              item ->
                  SearchHit.newBuilder()
                      .setItem(item)
                      .setScore(dot(vector, unit(gallery, item.getId(), view.getDimension())))
                      .build())
          .sorted(Comparator.comparingDouble(SearchHit::getScore).reversed())
          .limit(wanted.getK())
          .forEach(answer::addHits);
      answers.addResponses(answer);
    }
    FakeGalleryService.answer(caller, answers.build());
  }

  private static int hash(Item item) {
    return Math.floorMod(item.getId().hashCode() * 0x9E3779B9, 1 << 20);
  }

  private static CandidateScores scores(float[] query, CandidateQuery asked, List<float[]> items) {
    List<float[]> pool =
        asked.getCandidatesCount() == 0
            ? items
            : asked.getCandidatesList().stream().map(items::get).toList();
    ByteBuffer packed =
        ByteBuffer.allocate(Float.BYTES * pool.size()).order(ByteOrder.LITTLE_ENDIAN);
    pool.forEach(item -> packed.putFloat(dot(query, item)));
    return CandidateScores.newBuilder()
        .setElapsed(time(asked.getCandidatesCount()))
        .setPackedScores(ByteString.copyFrom(packed.flip()))
        .build();
  }

  private static Duration time(int candidates) {
    return Duration.newBuilder().setNanos(1_000 + candidates).build();
  }

  private static float[] unit(FakeGallery gallery, String id, int dimension) {
    Vector vector = gallery.item(id).getVector();
    float[] unit = new float[Math.min(dimension, vector.getValuesCount())];
    double squares = 0;
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector.getValues(i);
      squares += (double) unit[i] * unit[i];
    }
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= (float) Math.sqrt(squares);
    }
    return unit;
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
