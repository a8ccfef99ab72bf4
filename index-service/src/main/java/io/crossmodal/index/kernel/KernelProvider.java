package io.crossmodal.index.kernel;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the kernels once, when the first query is bound: the widest registers that the machine
 * prefers, or what the system property {@value #PROPERTY} says ({@code auto}, {@code scalar},
 * {@code 128}, {@code 256}, {@code 512}).
 *
 * <p>One width a JVM, because mixing widths spoils the compiler's profiles.
 */
public final class KernelProvider {

  public static final String PROPERTY = "crossmodal.index.kernel";

  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  private static final KernelWidth PREFERRED =
      VECTORS ? PreferredWidth.ofThisMachine() : KernelWidth.SCALAR;

  private static volatile @Nullable Kernels chosen;

  private KernelProvider() {}

  /**
   * The kernels of this JVM.
   *
   * @throws IllegalArgumentException when the property names no width that this JVM can run
   */
  public static Kernels kernels() {
    Kernels kernels = chosen;
    if (kernels == null) {
      kernels = width(System.getProperty(PROPERTY, "auto"), PREFERRED, available()).kernels();
      chosen = kernels;
    }
    return kernels;
  }

  /** The widths that this JVM can run; those wider than the machine's registers are slow. */
  public static List<KernelWidth> available() {
    return VECTORS ? List.of(KernelWidth.values()) : List.of(KernelWidth.SCALAR);
  }

  /** The kernels of one of the {@link #available()} widths, for comparing them. */
  public static Kernels kernels(KernelWidth width) {
    return width.kernels();
  }

  /**
   * One line for a person: what runs, why, and what to do when it is slow.
   *
   * @throws IllegalArgumentException as {@link #kernels()} does
   */
  public static String describe() {
    KernelWidth width = kernels().width();
    String runs =
        width == KernelWidth.SCALAR
            ? "scalar kernels"
            : "Vector API kernels, %d-bit".formatted(width.bits());
    if (!VECTORS) {
      return runs + " (start Java with --add-modules=jdk.incubator.vector for the fast ones)";
    }
    return width == PREFERRED
        ? runs
        : "%s (%s=%s; this machine prefers %s)"
            .formatted(runs, PROPERTY, width.label(), PREFERRED.label());
  }

  static KernelWidth width(String text, KernelWidth preferred, List<KernelWidth> available) {
    if (text.equals("auto")) {
      return preferred;
    }
    for (KernelWidth width : available) {
      if (width.label().equals(text)) {
        return width;
      }
    }
    String labels = available.stream().map(KernelWidth::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "%s: %s (expected: auto, %s)".formatted(PROPERTY, text, labels));
  }
}
