package io.crossmodal.eval.fake;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.CandidateScores;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.index.v1.ScoreCandidatesResponse;
import io.crossmodal.index.v1.SearchServiceGrpc.SearchServiceImplBase;
import io.crossmodal.type.v1.Vector;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
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
