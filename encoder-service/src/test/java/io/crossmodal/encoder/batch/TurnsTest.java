package io.crossmodal.encoder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void givesBulkExactlyItsShareWhileBothWait() {
    Turns turns = new Turns(0.1);

    assertThat(IntStream.range(0, 1000).filter(i -> turns.next(true, true) == Priority.BULK))
        .hasSize(100)
        .contains(9, 19, 999);
  }

  @Test
  void givesEveryTurnToTheOneThatWaitsAlone() {
    Turns turns = new Turns(0.1);

    assertThat(IntStream.range(0, 50).mapToObj(i -> turns.next(true, false)))
        .containsOnly(Priority.LIVE);
    assertThat(IntStream.range(0, 50).mapToObj(i -> turns.next(false, true)))
        .containsOnly(Priority.BULK);
  }
}
