package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import io.crossmodal.index.v1.CandidateQuery;
import io.crossmodal.index.v1.CandidateScores;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ScoreCandidatesRequest;
import io.crossmodal.type.v1.Modality;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Times of the leading parts of pools, over local and remote shards. */
@Timeout(120)
class TimedPoolTest {

  private static final int ITEMS = 300;
  private static final int DIMENSION = 64;

  @TempDir private Path root;

  private final List<String> ids = IntStream.range(0, ITEMS).mapToObj(i -> "item-" + i).toList();
  private final List<Item> items = new ArrayList<>();
  private final List<Integer> pool = new ArrayList<>(IntStream.range(0, ITEMS).boxed().toList());

  @BeforeEach
  void draw() {
    Random random = new Random(5);
    for (String id : ids) {
      items.add(Messages.item(id, Modality.MODALITY_TEXT, Messages.vector(random, DIMENSION)));
    }
    Collections.shuffle(pool, random);
  }

  @Test
  void timesOfLeadingPartsRiseToTheWholeAndChangeNoScore() {
    try (TestIndex index = TestIndex.open(root)) {
      fill(index, 3);
      checkTimes(index);
    }
  }

  @Test
  void remoteShardsTellTheirTimesToo() {
    try (TestCluster cluster = new TestCluster(root, 2)) {
      fill(cluster.node(0), 4);
      checkTimes(cluster.node(1));
    }
  }

  @Test
  void refusesSizesThatAreNotAscendingOrBeyondAPool() {
    try (TestIndex index = TestIndex.open(root)) {
      fill(index, 1);

      assertThatThrownBy(() -> score(index, 200, 100))
          .hasMessageContaining(
              "timed_sizes[1]: 100 (expected: ascending, up to 250, the smallest");
      assertThatThrownBy(() -> score(index, 251)).hasMessageContaining("timed_sizes[0]: 251");
      assertThatThrownBy(() -> score(index, 0)).hasMessageContaining("timed_sizes[0]: 0");
    }
  }

  private void checkTimes(TestIndex index) {
    List<CandidateScores> plain = score(index);
    List<CandidateScores> timed = score(index, 1, 100, 250);

    for (int query = 0; query < 2; query++) {
      assertThat(plain.get(query).getTimedList()).isEmpty();
      assertThat(timed.get(query).getScoresList()).isEqualTo(plain.get(query).getScoresList());
      List<Long> times =
          timed.get(query).getTimedList().stream().map(TimedPoolTest::nanos).toList();
      assertThat(times).hasSize(3).isSorted().allSatisfy(t -> assertThat(t).isPositive());
      assertThat(times.getLast()).isLessThanOrEqualTo(nanos(timed.get(query).getElapsed()));
    }
  }

  @Test
  void packedScoresAreTheSameBits() {
    try (TestIndex index = TestIndex.open(root)) {
      fill(index, 3);
      List<CandidateScores> plain = score(index);
      List<CandidateScores> packed =
          score(index, ScoreCandidatesRequest.newBuilder().setPacked(true));

      for (int query = 0; query < 2; query++) {
        assertThat(packed.get(query).getScoresList()).isEmpty();
        FloatBuffer floats =
            packed
                .get(query)
                .getPackedScores()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        List<Float> scores = new ArrayList<>();
        while (floats.hasRemaining()) {
          scores.add(floats.get());
        }
        assertThat(scores).isEqualTo(plain.get(query).getScoresList());
      }
    }
  }

  private void fill(TestIndex index, int shards) {
    index.galleries().createGallery(Messages.gallery("g", DIMENSION, shards));
    index.items().upsert(Messages.upsert("g", items));
  }

  /** A pool of 250 items and one of all of them. */
  private List<CandidateScores> score(TestIndex index, Integer... timedSizes) {
    return score(index, ScoreCandidatesRequest.newBuilder().addAllTimedSizes(List.of(timedSizes)));
  }

  private List<CandidateScores> score(TestIndex index, ScoreCandidatesRequest.Builder request) {
    return index
        .searches()
        .scoreCandidates(
            request
                .setGallery("g")
                .addAllIds(ids)
                .addQueries(query().addAllCandidates(pool.subList(0, 250)))
                .addQueries(query())
                .build())
        .getResultsList();
  }

  private CandidateQuery.Builder query() {
    return CandidateQuery.newBuilder()
        .setQuery(Messages.query(Messages.vector(new Random(6), DIMENSION)));
  }

  private static long nanos(Duration duration) {
    return duration.getSeconds() * 1_000_000_000 + duration.getNanos();
  }
}
