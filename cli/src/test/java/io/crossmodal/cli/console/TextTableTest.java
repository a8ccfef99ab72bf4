package io.crossmodal.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsTextLeftAndFiguresRight() {
    String table = new TextTable("name", "items ").row("a", 5).row("longer", 1234).render();

    assertThat(table).isEqualTo("name    items\na           5\nlonger   1234\n");
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> new TextTable("one").row(1, 2)).hasMessage("cells: 2 (expected: 1)");
  }
}
