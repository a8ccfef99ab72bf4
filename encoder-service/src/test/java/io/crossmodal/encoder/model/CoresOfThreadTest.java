package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CoresOfThreadTest {

  @Test
  void everyThreadKeepsItsOwnNumber() throws Exception {
    try (ExecutorService one = Executors.newSingleThreadExecutor();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      one.submit(() -> CoresOfThread.use(1)).get();
      other.submit(() -> CoresOfThread.use(3)).get();

      assertThat(one.submit(CoresOfThread::used).get()).isEqualTo(1);
      assertThat(other.submit(CoresOfThread::used).get()).isEqualTo(3);
    }
  }

  @Test
  void refusesNoCore() {
    assertThatThrownBy(() -> CoresOfThread.use(0)).hasMessage("cores: 0 (expected: 1 or more)");
  }
}
