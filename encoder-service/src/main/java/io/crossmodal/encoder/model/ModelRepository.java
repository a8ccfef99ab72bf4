package io.crossmodal.encoder.model;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The models that can be named: the bundled ones and folders of {@link ModelFolder}'s form.
 *
 * <p>A folder hides a bundled model of its name. Models are loaded when first opened and stay in
 * memory; a folder that was trained anew is loaded again when next opened. Safe for use by several
 * threads.
 */
public final class ModelRepository implements AutoCloseable {

  /** Names of the models among the resources. */
  public static final List<String> BUNDLED = List.of("scenes-small");

  private final Path root;
  private final List<Path> folders;
  private final Map<String, DualEncoder> open = new LinkedHashMap<>();
  private final List<DualEncoder> superseded = new ArrayList<>();

  /**
   * A repository over folders; what appears in {@code root} later is found too.
   *
   * @param root folder of model folders, each named as its model; may be missing
   * @param folders further model folders, each named as its model
   */
  public ModelRepository(Path root, List<Path> folders) {
    this.root = root;
    this.folders = List.copyOf(folders);
  }

  /** Where a model of this name belongs. */
  public Path folder(String name) {
    return root.resolve(name);
  }

  /** Every model that can be read, by name; damaged ones are left out until they are opened. */
  public List<ModelCard> cards() {
    List<ModelCard> cards = new ArrayList<>();
    sources()
        .forEach(
            (name, files) -> {
              try {
                cards.add(ModelFolder.card(name, files));
              } catch (ServiceException e) {
                System.getLogger(ModelRepository.class.getName())
                    .log(System.Logger.Level.WARNING, e.getMessage());
              }
            });
    return cards;
  }

  /**
   * The card of one model.
   *
   * @throws ServiceException {@link ErrorReason#MODEL_NOT_FOUND} or {@link
   *     ErrorReason#MODEL_DAMAGED}
   */
  public ModelCard card(String name) {
    return ModelFolder.card(name, files(name));
  }

  /** True if the weights of the model are in memory. */
  public synchronized boolean loaded(String name) {
    return open.containsKey(name);
  }

  /**
   * The model of a name, loaded if need be; it stays the repository's and must not be closed.
   *
   * @throws ServiceException {@link ErrorReason#MODEL_NOT_FOUND} or {@link
   *     ErrorReason#MODEL_DAMAGED}
   */
  public synchronized DualEncoder open(String name) {
    ModelFiles files = files(name);
    DualEncoder loaded = open.get(name);
    if (loaded != null) {
      if (loaded.card().version().equals(ModelFolder.card(name, files).version())) {
        return loaded;
      }
      // Callers may be encoding with the old one; it is small, so it waits for the end.
      superseded.add(loaded);
    }
    DualEncoder fresh = ModelFolder.load(name, files);
    open.put(name, fresh);
    return fresh;
  }

  private ModelFiles files(String name) {
    Map<String, ModelFiles> sources = sources();
    ModelFiles files = sources.get(name);
    if (files == null) {
      throw new ServiceException(
              ErrorReason.MODEL_NOT_FOUND,
              "model: %s (expected: one of %s)".formatted(name, sources.keySet()))
          .with("model", name);
    }
    return files;
  }

  private Map<String, ModelFiles> sources() {
    Map<String, ModelFiles> sources = new TreeMap<>();
    BUNDLED.forEach(name -> sources.put(name, ModelFiles.bundled(name)));
    Stream.concat(inRoot().stream(), folders.stream())
        .forEach(folder -> sources.put(name(folder), ModelFiles.in(folder)));
    return sources;
  }

  private List<Path> inRoot() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(e -> Files.exists(e.resolve(ModelFolder.CHECKSUMS))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  @Override
  public synchronized void close() {
    open.values().forEach(DualEncoder::close);
    superseded.forEach(DualEncoder::close);
    open.clear();
    superseded.clear();
  }
}
