package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Every gallery of the cluster as this node knows it: its own by their manifests, others by asking.
 *
 * <p>A node that holds no shard of a gallery keeps no manifest of it but asks again after {@link
 * #FRESH}, so that there is no second truth.
 */
final class Galleries {

  private static final Duration FRESH = Duration.ofSeconds(2);

  /** How long a node may take to say which galleries it has. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private record Heard(GalleryManifest manifest, Deadline until) {}

  /**
   * Galleries of other nodes.
   *
   * @param manifests as far as nodes answered, the latest of each gallery
   * @param unreachable the nodes that did not
   */
  record Known(SortedMap<String, GalleryManifest> manifests, List<String> unreachable) {}

  private final LocalGalleries local;
  private final LocalNode here;
  private final String advertise;
  private final SortedMap<String, Node> peers;
  private final Scatter scatter;
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();

  /**
   * @param advertise address of this node; empty if it is the only one
   * @param peers the other nodes by address
   */
  Galleries(LocalNode here, String advertise, SortedMap<String, Node> peers, Scatter scatter) {
    this.local = here.galleries();
    this.here = here;
    this.advertise = advertise;
    this.peers = peers;
    this.scatter = scatter;
  }

  /** The gallery of a name or alias; fails with GALLERY_NOT_FOUND. */
  PlacedGallery get(String name, Deadline deadline) {
    return find(name, deadline)
        .orElseThrow(
            () ->
                ServiceException.of(
                        ErrorReason.GALLERY_NOT_FOUND,
                        "gallery: %s (expected: the name of one that exists)",
                        name)
                    .with("gallery", name));
  }

  /** The gallery of a name or alias, if any node has it; fails if that can't be known. */
  Optional<PlacedGallery> find(String nameOrAlias, Deadline deadline) {
    String name = aliases().resolve(nameOrAlias);
    Optional<GalleryManifest> mine = here.manifests(name, deadline).stream().findFirst();
    if (mine.isPresent()) {
      return mine.map(this::place);
    }
    String problem = local.damaged().get(name);
    if (problem != null && !local.unfinished(name)) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION, "gallery: %s is damaged: %s", name, problem);
    }
    Heard known = heard.get(name);
    if (known != null && !known.until().passed()) {
      return Optional.of(place(known.manifest()));
    }
    return ask(name, deadline).map(this::place);
  }

  private Optional<GalleryManifest> ask(String name, Deadline deadline) {
    heard.remove(name);
    Known known = ofPeers(name, deadline);
    GalleryManifest manifest = known.manifests().get(name);
    if (manifest == null && !known.unreachable().isEmpty()) {
      throw ServiceException.of(
          ErrorReason.UNREACHABLE,
          "gallery: %s is not known here, and not all nodes answered: %s",
          name,
          known.unreachable());
    }
    if (manifest != null) {
      heard.put(name, new Heard(manifest, Deadline.after(FRESH)));
    }
    return Optional.ofNullable(manifest);
  }

  /** The galleries of all nodes, this one included. */
  Known all(Deadline deadline) {
    Known known = ofPeers("", deadline);
    here.manifests("", deadline)
        .forEach(manifest -> known.manifests().put(manifest.getSettings().getName(), manifest));
    return known;
  }

  private Known ofPeers(String name, Deadline deadline) {
    List<String> addresses = List.copyOf(peers.keySet());
    if (addresses.isEmpty()) {
      return new Known(new TreeMap<>(), List.of());
    }
    Deadline reserve = deadline.withReserve().atMost(PATIENCE);
    List<Outcome<List<GalleryManifest>>> outcomes =
        scatter.call(addresses, a -> node(a).manifests(name, reserve), reserve);
    List<GalleryManifest> manifests = new ArrayList<>();
    List<String> unreachable = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Success<List<GalleryManifest>>(List<GalleryManifest> some) ->
            manifests.addAll(some);
        case Outcome.Failure<List<GalleryManifest>>(ServiceException e) ->
            unreachable.add("node %s: %s".formatted(addresses.get(i), e.reason().code()));
      }
    }
    SortedMap<String, GalleryManifest> latest = new TreeMap<>();
    manifests.stream()
        .sorted(Comparator.comparingLong(GalleryManifest::getRevision))
        .forEach(manifest -> latest.put(manifest.getSettings().getName(), manifest));
    return new Known(latest, unreachable);
  }

  LocalAliases aliases() {
    return here.table();
  }

  /** All nodes, this one first. */
  List<NamedNode> nodes() {
    return locations().stream().map(location -> new NamedNode(location, node(location))).toList();
  }

  /** A location of a manifest as {@link #locations()} has it. */
  String address(String location) {
    return local.isHere(location) ? locations().getFirst() : location;
  }

  /** What this node's directory has that can't be used, by name. */
  Map<String, String> damaged() {
    return local.damaged();
  }

  /** Where new shards can go, this node first: addresses, or "local" if it is alone. */
  List<String> locations() {
    String own = advertise.isEmpty() ? Manifests.LOCAL : advertise;
    return Stream.concat(Stream.of(own), peers.keySet().stream()).toList();
  }

  /** The node at a location of a manifest. */
  Node node(String location) {
    if (local.isHere(location)) {
      return here;
    }
    Node peer = peers.get(location);
    if (peer == null) {
      throw ServiceException.of(
          ErrorReason.UNREACHABLE,
          "node %s: not in this node's configuration (expected: one of %s)",
          location,
          peers.keySet());
    }
    return peer;
  }

  /** Forgets what was heard of a gallery. */
  void forget(String name) {
    heard.remove(name);
  }

  PlacedGallery place(GalleryManifest manifest) {
    List<PlacedShard> shards = new ArrayList<>();
    for (int i = 0; i < manifest.getLocationsCount(); i++) {
      String location = manifest.getLocations(i);
      boolean isHere = local.isHere(location);
      shards.add(
          new PlacedShard(i, isHere ? Manifests.LOCAL : location, shard(manifest, location, i)));
    }
    return new PlacedGallery(manifest, shards);
  }

  private Shard shard(GalleryManifest manifest, String location, int number) {
    try {
      return node(location).shard(manifest, number);
    } catch (ServiceException e) {
      return new DamagedShard(String.valueOf(e.getMessage()));
    }
  }
}
