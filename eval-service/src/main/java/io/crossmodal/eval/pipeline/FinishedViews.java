package io.crossmodal.eval.pipeline;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.report.RankedRun;
import io.crossmodal.eval.run.QueryTimes;
import io.crossmodal.eval.run.SearchedView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The views of evaluations that are done, so that none is run twice: neither by an evaluation that
 * was killed and is ordered again, nor by another one whose grid holds it too.
 *
 * <p>Layout: {@code <root>/<key>/<view>.json}; the key is a hash of the data, of how views are
 * measured and of the software, and the name of a view says all of its settings, so that a file is
 * only ever read for the same work. A damaged file is worked out again, and one that can't be
 * written costs no evaluation.
 */
final class FinishedViews {

  private static final Logger LOG = LoggerFactory.getLogger(FinishedViews.class);

  /** Keys that are remembered; those used longest ago are forgotten first. */
  private static final int REMEMBERED = 8;

  private static final int KEY_BYTES = 16;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** What a view gave, without what the plan says anyway. */
  record Saved(int bytesPerVector, long bytes, Map<Direction, Side> directions) {}

  /** The same of one direction. */
  record Side(List<PoolFigures> figures, QueryTimes times, int[][] rows, float[][] scores) {}

  private final Path root;
  private final Supplier<String> work;
  private final Duration worth;
  private @Nullable Path folder;

  /**
   * Those that an evaluation can use.
   *
   * @param root folder of all of them
   * @param work everything that the results depend on, as text; only asked for if it is needed
   * @param worth views that took less are not kept: they are done again as fast
   */
  FinishedViews(Path root, Supplier<String> work, Duration worth) {
    this.root = root;
    this.work = work;
    this.worth = worth;
    forget(root);
  }

  /** What the view gave, if it is done. */
  Optional<ViewOutcome> find(ViewSpec view, List<DirectionStage> stages) {
    if (!Files.isDirectory(root) || !Files.exists(file(view))) {
      return Optional.empty();
    }
    Path file = file(view);
    try {
      return Optional.of(outcome(view, JSON.readValue(file.toFile(), Saved.class), stages));
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}: worked out again, no finished view: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps what a view gave after so long. */
  ViewOutcome keep(ViewOutcome outcome, Duration took) {
    if (took.compareTo(worth) < 0) {
      return outcome;
    }
    Path file = file(outcome.view().spec());
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.createDirectories(folder());
      JSON.writeValue(partial.toFile(), saved(outcome));
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{}: not kept: {}", file, e.getMessage());
    }
    return outcome;
  }

  private Path file(ViewSpec view) {
    return folder().resolve(view.name() + ".json");
  }

  private synchronized Path folder() {
    Path known = folder;
    if (known == null) {
      known = root.resolve(key(work.get()));
      folder = known;
    }
    return known;
  }

  private static Saved saved(ViewOutcome outcome) {
    Map<Direction, Side> sides = new EnumMap<>(Direction.class);
    outcome
        .directions()
        .forEach(
            (direction, side) ->
                sides.put(
                    direction,
                    new Side(
                        side.figures(), side.times(), side.run().rows(), side.run().scores())));
    return new Saved(outcome.view().bytesPerVector(), outcome.view().bytes(), sides);
  }

  private static ViewOutcome outcome(ViewSpec view, Saved saved, List<DirectionStage> stages) {
    Map<Direction, DirectionOutcome> outcomes = new EnumMap<>(Direction.class);
    for (DirectionStage stage : stages) {
      Side side = saved.directions().get(stage.direction());
      if (side == null) {
        throw new IllegalArgumentException("%s: absent".formatted(stage.direction()));
      }
      RankedRun run =
          new RankedRun(
              view,
              stage.direction(),
              stage.task().queryIds(),
              stage.task().itemIds(),
              side.rows(),
              side.scores());
      outcomes.put(stage.direction(), new DirectionOutcome(side.figures(), side.times(), run));
    }
    return new ViewOutcome(
        new SearchedView(view, "", "", 0, saved.bytesPerVector(), saved.bytes()), outcomes);
  }

  private static void forget(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> all = Files.list(root)) {
      all.sorted(Comparator.comparing(FinishedViews::modified).reversed())
          .skip(REMEMBERED)
          .forEach(FinishedViews::drop);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{}: can't be cleaned up: {}", root, e.getMessage());
    }
  }

  private static FileTime modified(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drop(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.warn("{}: can't be dropped: {}", folder, e.getMessage());
    }
  }

  private static String key(String work) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(work.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
