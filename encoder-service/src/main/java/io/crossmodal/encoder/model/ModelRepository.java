package io.crossmodal.encoder.model;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that can be named: the bundled ones, folders of {@link ModelFolder}'s form and
 * published ones of {@link HubModel}'s.
 *
 * <p>A folder hides a bundled model of its name. Models are loaded when first opened and stay in
 * memory; a folder that was trained anew is loaded again when it is next looked at, while the old
 * model serves. Safe for use by several threads.
 */
public final class ModelRepository implements AutoCloseable {

  /** Names of the models among the resources. */
  public static final List<String> BUNDLED = List.of("scenes-small");

  private static final Logger LOG = LoggerFactory.getLogger(ModelRepository.class);

  private final Path root;
  private final List<Path> folders;
  private final OpenModels open;
  private final Looks looks;

  /**
   * A repository over folders that {@link #serving} looks at once a second.
   *
   * @param root folder of model folders, each named as its model; may be missing; what appears in
   *     it later is found too
   * @param folders further model folders, each named as its model
   */
  public ModelRepository(Path root, List<Path> folders) {
    this(root, folders, Duration.ofSeconds(1));
  }

  /**
   * The same with another time between two looks.
   *
   * @param lookEvery 0 to look at every call
   */
  public ModelRepository(Path root, List<Path> folders, Duration lookEvery) {
    this(root, folders, lookEvery, System::nanoTime);
  }

  ModelRepository(Path root, List<Path> folders, Duration lookEvery, LongSupplier clock) {
    this.root = root;
    this.folders = List.copyOf(folders);
    this.open = new OpenModels(clock);
    this.looks = new Looks(lookEvery, clock);
  }

  /** Where a model of this name belongs. */
  public Path folder(String name) {
    return root.resolve(name);
  }

  /** Every model that can be read, by name; damaged ones are logged and left out. */
  public List<ModelCard> cards() {
    List<ModelCard> cards = new ArrayList<>();
    for (String name : names()) {
      try {
        cards.add(card(name));
      } catch (ServiceException e) {
        LOG.warn("left out: {}", e.getMessage());
      }
    }
    return cards;
  }

  /**
   * The card of one model.
   *
   * @throws ServiceException {@link ErrorReason#MODEL_NOT_FOUND} or {@link
   *     ErrorReason#MODEL_DAMAGED}
   */
  public ModelCard card(String name) {
    return source(name).card();
  }

  /** True if the weights of the model are in memory. */
  public boolean loaded(String name) {
    return open.holds(name);
  }

  /**
   * The model of a name, loaded if need be; it stays the repository's and must not be closed.
   *
   * @throws ServiceException {@link ErrorReason#MODEL_NOT_FOUND} or {@link
   *     ErrorReason#MODEL_DAMAGED}
   */
  public DualEncoder open(String name) {
    try {
      return open.get(name, source(name));
    } catch (ServiceException e) {
      if (e.reason() == ErrorReason.MODEL_NOT_FOUND) {
        open.forget(name);
      }
      throw e;
    }
  }

  /**
   * The same without a look at the files, unless the last one was long enough ago: for every
   * request, of which there may be more than a file system answers.
   */
  public DualEncoder serving(String name) {
    DualEncoder held = open.held(name);
    return held == null || looks.due(name) ? open(name) : held;
  }

  private ModelSource source(String name) {
    return Stream.concat(folders.stream(), inRoot())
        .filter(folder -> name(folder).equals(name))
        .findFirst()
        .map(folder -> ModelSource.in(name, folder))
        .or(() -> bundled(name))
        .orElseThrow(
            () ->
                ServiceException.of(
                        ErrorReason.MODEL_NOT_FOUND,
                        "model: %s (expected: one of %s)",
                        name,
                        names())
                    .with("model", name));
  }

  private static Optional<ModelSource> bundled(String name) {
    return BUNDLED.contains(name)
        ? Optional.of(ModelSource.own(name, ModelFiles.bundled(name)))
        : Optional.empty();
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(BUNDLED);
    folders.forEach(folder -> names.add(name(folder)));
    inRoot().forEach(folder -> names.add(name(folder)));
    return names;
  }

  private Stream<Path> inRoot() {
    String[] entries = root.toFile().list();
    return entries == null
        ? Stream.empty()
        : Stream.of(entries).map(root::resolve).filter(ModelSource::isAt);
  }

  private static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  @Override
  public void close() {
    open.close();
  }
}
