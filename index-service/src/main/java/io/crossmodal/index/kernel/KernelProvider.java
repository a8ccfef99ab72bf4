package io.crossmodal.index.kernel;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Chooses the kernels once, when the first codec asks: the widest registers that the machine
 * prefers, or what the system property {@value #PROPERTY} says ({@code auto}, {@code scalar},
 * {@code 128}, {@code 256}, {@code 512}).
 *
 * <p>One width a JVM, because mixing widths spoils the compiler's profiles.
 */
public final class KernelProvider {

  public static final String PROPERTY = "crossmodal.index.kernel";

  private static final KernelWidth PREFERRED = preferred();
  private static final Kernels CHOSEN =
      width(System.getProperty(PROPERTY, "auto"), PREFERRED).kernels();

  private KernelProvider() {}

  /** The kernels of this JVM. */
  public static Kernels kernels() {
    return CHOSEN;
  }

  /**
   * The kernels of a given width, for comparing them; those wider than the machine's registers are
   * slow.
   */
  public static Kernels kernels(KernelWidth width) {
    return width.kernels();
  }

  /** One line for a person: what runs, why, and what to do when it is slow. */
  public static String describe() {
    String chosen =
        CHOSEN.width() == KernelWidth.SCALAR
            ? "scalar kernels"
            : "Vector API kernels, %d-bit".formatted(CHOSEN.width().bits());
    if (!vectorModulePresent()) {
      return chosen + " (start Java with --add-modules=jdk.incubator.vector for the fast ones)";
    }
    return CHOSEN.width() == PREFERRED
        ? chosen
        : "%s (%s=%s; this machine prefers %s)"
            .formatted(chosen, PROPERTY, CHOSEN.width().label(), PREFERRED.label());
  }

  /**
   * Parses the property's value.
   *
   * @throws IllegalArgumentException when it names no width
   */
  static KernelWidth width(String text, KernelWidth preferred) {
    if (text.equals("auto")) {
      return preferred;
    }
    return Arrays.stream(KernelWidth.values())
        .filter(width -> width.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: %s (expected: auto, %s)".formatted(PROPERTY, text, labels())));
  }

  private static String labels() {
    return Arrays.stream(KernelWidth.values())
        .map(KernelWidth::label)
        .collect(Collectors.joining(", "));
  }

  private static KernelWidth preferred() {
    return vectorModulePresent() ? PreferredWidth.ofThisMachine() : KernelWidth.SCALAR;
  }

  private static boolean vectorModulePresent() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
