package io.crossmodal.index.view;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.graph.BuiltGraph;
import io.crossmodal.index.graph.GraphBuilder;
import io.crossmodal.index.graph.GraphSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/** Builds the graph of a view's sealed vectors and writes its file. */
final class SegmentGraphWriter {

  private static final int BUILD_BEAM = 64;
  private static final int MAX_THREADS = 256;

  private SegmentGraphWriter() {}

  /** The file of the graph beside that of the codes. */
  static Path path(Path codes) {
    return codes.resolveSibling(codes.getFileName().toString().replaceAll("\\.codes$", ".graph"));
  }

  /**
   * Builds and writes.
   *
   * @param checkpoint called now and then by every thread that builds; what it throws abandons the
   *     build
   */
  static void write(
      ViewSpec spec,
      PreparedVectors vectors,
      Path file,
      SegmentHeader header,
      Runnable checkpoint) {
    try (Arena arena = Arena.ofShared();
        BuiltGraph graph =
            GraphBuilder.build(
                vectors.map(arena), Math.toIntExact(header.count()), settings(spec), checkpoint);
        SegmentWriter writer = SegmentWriter.create(file, header)) {
      graph.writeTo(writer.body());
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Views that are small keep no int8 codes in the graph beside their own. */
  private static GraphSettings settings(ViewSpec spec) {
    boolean lean = spec.precision() != Precision.FP32 && spec.precision() != Precision.FP16;
    int bits = spec.precision() == Precision.BIT2 ? 2 : 1;
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_THREADS);
    return new GraphSettings(bits, lean, BUILD_BEAM, threads, spec.seed());
  }
}
