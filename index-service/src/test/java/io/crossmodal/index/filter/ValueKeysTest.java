package io.crossmodal.index.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueKeysTest {

  @Test
  void ordersNumbersByTheirExactValue() {
    List<FieldValue> numbers = numbers();

    for (FieldValue a : numbers) {
      for (FieldValue b : numbers) {
        int keys = Arrays.compareUnsigned(ValueKeys.of(a), ValueKeys.of(b));
        assertThat(Integer.signum(keys))
            .as("%s and %s", a, b)
            .isEqualTo(exact(a).compareTo(exact(b)));
      }
    }
  }

  private static List<FieldValue> numbers() {
    List<FieldValue> numbers = new ArrayList<>();
    for (long near : new long[] {0, 1, 1L << 53, 1L << 60, Long.MAX_VALUE - 2, -5, -(1L << 62)}) {
      for (int more = -2; more <= 2; more++) {
        numbers.add(new FieldValue.Whole(near + more));
        numbers.add(new FieldValue.Real((double) (near + more)));
      }
    }
    numbers.add(new FieldValue.Whole(Long.MIN_VALUE));
    for (double number :
        new double[] {
          -0.0, 0.5, -0.5, 0x1p63, -0x1p63, 1e300, -1e300, Double.MIN_VALUE, Math.nextDown(0x1p63)
        }) {
      numbers.add(new FieldValue.Real(number));
    }
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      numbers.add(new FieldValue.Whole(random.nextLong() >> random.nextInt(60)));
      numbers.add(new FieldValue.Real(random.nextGaussian() * 1e19));
    }
    return numbers;
  }

  private static BigDecimal exact(FieldValue number) {
    return number instanceof FieldValue.Whole(long whole)
        ? BigDecimal.valueOf(whole)
        : new BigDecimal(((FieldValue.Real) number).value());
  }

  @Test
  void ordersTimes() {
    List<FieldValue.Time> times =
        List.of(
            new FieldValue.Time(-62_135_596_800L, 0),
            new FieldValue.Time(-1, 999_999_999),
            new FieldValue.Time(0, 0),
            new FieldValue.Time(0, 1),
            new FieldValue.Time(253_402_300_799L, 0));

    for (int i = 1; i < times.size(); i++) {
      assertThat(Arrays.compareUnsigned(ValueKeys.of(times.get(i - 1)), ValueKeys.of(times.get(i))))
          .isNegative();
    }
  }

  @Test
  void tellsTextsApartHoweverLong() {
    String stem = "a".repeat(31);
    List<String> texts =
        List.of("", "a", stem, stem + "a", stem + "aa", stem + "ab", stem + "ä", stem.repeat(2000));

    assertThat(texts.stream().map(FieldValue.Text::new).map(ValueKeys::of).map(Arrays::toString))
        .doesNotHaveDuplicates();
    assertThat(ValueKeys.of(new FieldValue.Text(stem.repeat(2000))))
        .hasSizeLessThanOrEqualTo(ValueKeys.MAX_BYTES);
  }
}
