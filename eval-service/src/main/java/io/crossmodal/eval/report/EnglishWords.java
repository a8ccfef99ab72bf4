package io.crossmodal.eval.report;

import static io.crossmodal.eval.report.Numbers.count;
import static io.crossmodal.eval.report.Numbers.percent;
import static io.crossmodal.eval.report.Numbers.range;
import static io.crossmodal.eval.report.Numbers.score;
import static io.crossmodal.eval.report.Numbers.times;

import io.crossmodal.eval.measure.Recommendation;
import io.crossmodal.eval.measure.Retention;
import io.crossmodal.eval.measure.Warning;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.report.Highlights.Highlight;
import java.util.stream.Collectors;

/** The report in English. */
record EnglishWords() implements Words {

  @Override
  public String verdict(EvaluationReport report) {
    Highlights highlights = new Highlights(report);
    return switch (report.diagnosis().verdict()) {
      case ABOVE_CHANCE ->
          highlights.reference().stream()
              .map(this::found)
              .collect(Collectors.joining("; ", "Above chance: ", "."));
      case AT_CHANCE -> atChance(highlights);
      case BELOW_CHANCE ->
          "Below chance: %s, and nothing is above it. Scores may be turned round or codes broken."
              .formatted(found(highlights.reference().getFirst()));
    };
  }

  private String atChance(Highlights highlights) {
    Highlight best = highlights.best();
    return "At chance: none of %s comparisons is better than a random order after correction for their number; "
            .formatted(count(highlights.comparisons()))
        + "the best, %s %s, has %s %s where chance is %s. The figures say nothing about the configurations."
            .formatted(
                best.experiment(),
                direction(best.direction()),
                measure(best.figure().measure()),
                score(best.figure().value()),
                score(best.figure().chance()));
  }

  private String found(Highlight h) {
    return "%s of %s is %s (%s) %s in pools of %s, %s times chance (%s)"
        .formatted(
            measure(h.figure().measure()),
            h.experiment(),
            score(h.figure().value()),
            range(h.figure().interval()),
            direction(h.direction()),
            count(h.candidates()),
            times(h.figure().lift()),
            score(h.figure().chance()));
  }

  @Override
  public String recommendation(Recommendation recommendation) {
    return switch (recommendation) {
      case Recommendation.Serve serve -> serve(serve);
      case Recommendation.NoneGoodEnough none ->
          "No configuration is good enough: none is shown to keep %s %% of the R@%d of %s (%s in pools of %s); the best, %s, keeps %s."
              .formatted(
                  percent(none.budget()),
                  none.k(),
                  none.baseline().view(),
                  score(none.baseline().quality()),
                  count(none.candidates()),
                  none.best().view(),
                  kept(none.best()));
      case Recommendation.NoSignal none ->
          "No recommendation, no signal: at chance. %s finds R@%d %s in pools of %s where a random order gives %s, so there is nothing to keep."
              .formatted(
                  none.baseline().view(),
                  none.k(),
                  score(none.baseline().quality()),
                  count(none.candidates()),
                  score(none.chance()));
    };
  }

  private static String serve(Recommendation.Serve serve) {
    Retention choice = serve.choice();
    Retention baseline = serve.baseline();
    String cheaper =
        serve
            .cheaper()
            .map(
                c ->
                    " %s (%s bytes) may do as well, keeping %s, but more queries are needed to show it."
                        .formatted(c.view(), count(c.bytesPerVector()), kept(c)))
            .orElse("");
    if (choice.view().equals(baseline.view())) {
      return "Serve %s: nothing cheaper is shown to keep %s %% of its R@%d (%s in pools of %s).%s"
          .formatted(
              choice.view(),
              percent(serve.budget()),
              serve.k(),
              score(baseline.quality()),
              count(serve.candidates()),
              cheaper);
    }
    if (choice.kept() > 1) {
      return "Serve %s: it finds no less than %s (R@%d %s against %s in pools of %s, %s of it) at %s instead of %s bytes a vector, %s times less.%s"
          .formatted(
              choice.view(),
              baseline.view(),
              serve.k(),
              score(choice.quality()),
              score(baseline.quality()),
              count(serve.candidates()),
              kept(choice),
              count(choice.bytesPerVector()),
              count(baseline.bytesPerVector()),
              times(baseline.bytesPerVector() / choice.bytesPerVector()),
              cheaper);
    }
    return "Serve %s: it keeps %s of the R@%d of %s (%s of %s in pools of %s) at %s instead of %s bytes a vector, %s times less.%s"
        .formatted(
            choice.view(),
            kept(choice),
            serve.k(),
            baseline.view(),
            score(choice.quality()),
            score(baseline.quality()),
            count(serve.candidates()),
            count(choice.bytesPerVector()),
            count(baseline.bytesPerVector()),
            times(baseline.bytesPerVector() / choice.bytesPerVector()),
            cheaper);
  }

  private static String kept(Retention retention) {
    return "%s %% (%s to %s)"
        .formatted(
            percent(retention.kept()),
            percent(retention.interval().low()),
            percent(retention.interval().high()));
  }

  @Override
  public String warning(Warning warning) {
    return switch (warning) {
      case Warning.AlikeVectors w ->
          "%s %% of the gallery's %s vectors are alike (%s of %s): %s."
              .formatted(
                  percent(w.share()),
                  w.modality(),
                  count(w.alike()),
                  count(w.count()),
                  w.modality().equals("image")
                      ? "the images probably did not load"
                      : "the model probably did not see the texts");
      case Warning.DuplicateVectors w ->
          "%s of %s %s vectors are exact copies of others: the same file or text may be in the data more than once."
              .formatted(count(w.duplicates()), count(w.count()), w.modality());
      case Warning.ZeroVectors w ->
          "%s of %s %s vectors have length 0 and can't be ranked."
              .formatted(count(w.zeros()), count(w.count()), w.modality());
      case Warning.NarrowSpace w ->
          "The %s vectors have collapsed: their mean cosine is %s and they use about %s of %s directions."
              .formatted(
                  w.modality(),
                  score(w.meanCosine()),
                  times(w.effectiveRank()),
                  count(w.dimension()));
      case Warning.TiedScores w ->
          "%s %% of the queries of %s (%s) have a relevant item tied with others: figures are expectations over the order of ties."
              .formatted(percent(w.share()), w.experiment(), directionOf(w.direction()));
      case Warning.BelowChance w ->
          "%s (%s) finds less than a random order: %s %s where chance is %s. Its codes or scores are probably broken."
              .formatted(
                  w.experiment(),
                  directionOf(w.direction()),
                  measure(w.measure()),
                  score(w.value()),
                  score(w.chance()));
      case Warning.LeakedPairs w ->
          "%s of %s texts have the very vector of their image: the answers leaked into the file, so R@k says nothing of the model."
              .formatted(count(w.leaked()), count(w.pairs()));
      case Warning.FewImages w ->
          "Only %s images: intervals are wide, and small differences can't be told from luck."
              .formatted(count(w.images()));
      case Warning.LeftOut w ->
          "Left out: %s captions whose picture is missing, %s pictures without a caption, %s malformed rows, %s pictures that can't be read."
              .formatted(
                  count(w.captionsWithoutImage()),
                  count(w.imagesWithoutCaption()),
                  count(w.malformedRows()),
                  count(w.unreadableImages()));
      case Warning.Unanswerable w ->
          "Texts without a relevant document, which are in no figure: %s."
              .formatted(count(w.texts()));
      case Warning.NoPlots w -> "The PNG plots could not be drawn: %s.".formatted(w.reason());
    };
  }

  @Override
  public String label(Label label) {
    return label.english();
  }

  @Override
  public String term(Term term) {
    return term.englishTerm();
  }

  @Override
  public String modality(String key) {
    return key;
  }

  @Override
  public String explanation(Term term) {
    return term.english();
  }

  @Override
  public String direction(Direction direction) {
    return switch (direction) {
      case TEXT_TO_IMAGE -> "text → image";
      case IMAGE_TO_TEXT -> "image → text";
      case TEXT_TO_TEXT -> "text → document";
    };
  }

  private String directionOf(String key) {
    return DirectionNames.of(key, this);
  }

  private static String measure(String key) {
    return DirectionNames.measure(key);
  }
}
