package io.crossmodal.bench.command;

import io.crossmodal.bench.contender.PeerProcess;
import io.crossmodal.bench.contender.PeerSystem;
import io.crossmodal.bench.contender.PeerSystem.Kind;
import io.crossmodal.bench.contender.ServiceGallery;
import io.crossmodal.bench.contender.ServiceView;
import io.crossmodal.bench.contender.ViewChoice;
import io.crossmodal.bench.data.BenchData;
import io.crossmodal.bench.race.Contender;
import io.crossmodal.bench.race.Curve;
import io.crossmodal.bench.race.Race;
import io.crossmodal.bench.race.Recall;
import io.crossmodal.bench.report.Machine;
import io.crossmodal.bench.report.RaceReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Builds the views and peers, one after another, and lets them race.
 *
 * @param kinds scans, graphs or both
 * @param only parts of names of those that take part; all if empty
 * @param peers whether others than the service do
 */
record IndexRace(
    List<Kind> kinds, List<String> only, boolean peers, int passes, double passSeconds) {

  /** The file that peers read. */
  static final String DATA = "data.hdf5";

  private static final int K = 10;
  private static final double WARM_SECONDS = 1.5;

  RaceReport run(BenchData data, WorkFolder work) throws IOException {
    List<Contender> contenders = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    double loadBefore = Machine.load();
    Progress.say("writing the items into the service");
    try (ServiceGallery gallery = ServiceGallery.fill(work.index(), data)) {
      try {
        views(gallery, contenders);
        if (peers) {
          peers(data, work.path(), contenders, missing);
        }
        Race race = new Race(new Recall(data.file(), K), passes, passSeconds, WARM_SECONDS);
        List<Curve> curves = race.run(contenders, Progress::say);
        return new RaceReport(
            data.name(),
            K,
            Machine.describe(loadBefore),
            data.file().items().length / gallery.upsertSeconds(),
            curves,
            missing);
      } finally {
        contenders.forEach(Contender::close);
      }
    }
  }

  private void views(ServiceGallery gallery, List<Contender> contenders) {
    for (ViewChoice choice : ViewChoice.all()) {
      if (kinds.contains(choice.kind()) && wanted(choice.title())) {
        Progress.say("building " + choice.title());
        contenders.add(ServiceView.create(gallery, choice, K));
      }
    }
  }

  private void peers(BenchData data, Path work, List<Contender> contenders, List<String> missing)
      throws IOException {
    Path file = work.resolve(DATA);
    data.file().write(file);
    for (PeerSystem peer : PeerSystem.all(missing)) {
      if (kinds.contains(peer.kind()) && wanted(peer.name())) {
        Progress.say("building " + peer.name());
        Path log =
            work.resolve(peer.name().toLowerCase(Locale.ROOT).replaceAll("\\W+", "-") + ".log");
        try {
          contenders.add(PeerProcess.start(peer.name(), peer.command(file), K, log));
        } catch (IOException e) {
          missing.add(String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private boolean wanted(String name) {
    return only.isEmpty() || only.stream().anyMatch(name::contains);
  }
}
