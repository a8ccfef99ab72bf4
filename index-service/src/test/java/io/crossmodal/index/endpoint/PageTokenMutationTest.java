package io.crossmodal.index.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossmodal.index.fuzz.Mutants;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import org.junit.jupiter.api.Test;

/** Page tokens that a caller changed: a place to go on from, or refused in words. */
final class PageTokenMutationTest {

  private static final int MUTANTS = 20_000;

  @Test
  void readsOrRefuses() {
    String id = "pictures/ä-0001.png";
    String token = PageTokens.after(id);
    assertThat(PageTokens.id(token)).isEqualTo(id);
    Mutants mutants = new Mutants();
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      try {
        assertThat(PageTokens.id(mutants.of(token, "AZaz09-_=+/. \n"))).isNotNull();
      } catch (ServiceException e) {
        assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTANTS / 4, MUTANTS - 1);
  }
}
