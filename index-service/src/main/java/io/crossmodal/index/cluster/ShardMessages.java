package io.crossmodal.index.cluster;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.UnsafeByteOperations;
import io.crossmodal.index.shard.PoolQuery;
import io.crossmodal.index.shard.PoolScores;
import io.crossmodal.index.v1.CandidateScores;
import io.crossmodal.index.v1.ScoreItemsResponse;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.type.v1.Vector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** What shards answer, between the wire and the shard. */
public final class ShardMessages {

  private static final long NANOS = 1_000_000_000L;

  private ShardMessages() {}

  public static Duration duration(long nanos) {
    return Duration.newBuilder().setSeconds(nanos / NANOS).setNanos((int) (nanos % NANOS)).build();
  }

  static long nanos(Duration duration) {
    return duration.getSeconds() * NANOS + duration.getNanos();
  }

  public static List<float[]> vectors(List<Vector> vectors) {
    return vectors.stream().map(Embeddings::toArray).toList();
  }

  static io.crossmodal.index.v1.PoolQuery toMessage(PoolQuery query) {
    io.crossmodal.index.v1.PoolQuery.Builder message =
        io.crossmodal.index.v1.PoolQuery.newBuilder()
            .setVector(Embeddings.toVector(query.vector()))
            .setAll(query.candidates() == null);
    int[] candidates = query.candidates();
    if (candidates != null) {
      for (int candidate : candidates) {
        message.addCandidates(candidate);
      }
    }
    for (int lap : query.laps()) {
      message.addLaps(lap);
    }
    return message.build();
  }

  public static PoolQuery poolQuery(io.crossmodal.index.v1.PoolQuery message) {
    int[] candidates = new int[message.getCandidatesCount()];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = message.getCandidates(i);
    }
    return new PoolQuery(
        Embeddings.toArray(message.getVector()),
        message.getAll() ? null : candidates,
        message.getLapsList().stream().mapToInt(Integer::intValue).toArray());
  }

  public static ScoreItemsResponse toMessage(PoolScores scores) {
    ScoreItemsResponse.Builder message =
        ScoreItemsResponse.newBuilder()
            .addAllUnknown(scores.unknown())
            .setViewBytes(scores.viewBytes());
    for (int i = 0; i < scores.scores().size(); i++) {
      message.addResults(candidateScores(scores, i, false));
    }
    return message.build();
  }

  /**
   * What one query got.
   *
   * @param packed true for one block of bytes instead of one number a score
   */
  public static CandidateScores candidateScores(PoolScores scores, int query, boolean packed) {
    CandidateScores.Builder message =
        CandidateScores.newBuilder().setElapsed(duration(scores.elapsedNanos()[query]));
    for (long lap : scores.lapNanos()[query]) {
      message.addTimed(duration(lap));
    }
    float[] values = scores.scores().get(query);
    if (packed) {
      return message.setPackedScores(packed(values)).build();
    }
    for (float score : values) {
      message.addScores(score);
    }
    return message.build();
  }

  private static ByteString packed(float[] scores) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * scores.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(scores);
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  static PoolScores poolScores(ScoreItemsResponse message) {
    List<float[]> scores = new ArrayList<>();
    long[] elapsed = new long[message.getResultsCount()];
    long[][] laps = new long[elapsed.length][];
    for (int i = 0; i < elapsed.length; i++) {
      CandidateScores result = message.getResults(i);
      float[] values = new float[result.getScoresCount()];
      for (int j = 0; j < values.length; j++) {
        values[j] = result.getScores(j);
      }
      scores.add(values);
      elapsed[i] = nanos(result.getElapsed());
      laps[i] = result.getTimedList().stream().mapToLong(ShardMessages::nanos).toArray();
    }
    return new PoolScores(scores, elapsed, laps, message.getUnknownList(), message.getViewBytes());
  }
}
