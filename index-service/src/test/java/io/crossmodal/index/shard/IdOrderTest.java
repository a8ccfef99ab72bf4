package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdOrderTest {

  private static final List<String> PARTS =
      List.of(
          "a", "b", "\u007F", "é", "\uD7FF", "\uE000", "\uFFFD", "\uD83D\uDE00", "\uDBFF\uDFFF");

  @Test
  void isTheOrderOfUtf8Bytes() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String a = id(random);
      String b = id(random);
      int expected =
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
      assertThat(Integer.signum(IdOrder.INSTANCE.compare(a, b)))
          .isEqualTo(Integer.signum(expected));
    }
  }

  private static String id(Random random) {
    StringBuilder id = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      id.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return id.toString();
  }
}
