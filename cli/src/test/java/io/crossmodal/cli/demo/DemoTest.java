package io.crossmodal.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void takesAsManyPoolsAsTheGalleryAllows() {
    assertThat(Demo.pools(1_000)).containsExactly(100, 200, 300, 400, 500);
    assertThat(Demo.pools(300)).containsExactly(100, 200, 300);
    assertThat(Demo.pools(150)).containsExactly(100);
    assertThat(Demo.pools(12)).containsExactly(12);
  }
}
