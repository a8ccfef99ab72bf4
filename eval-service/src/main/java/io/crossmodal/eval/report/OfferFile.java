package io.crossmodal.eval.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.Kept;
import io.crossmodal.eval.measure.Offer;
import io.crossmodal.eval.measure.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * {@code offers.json}: what each view of an evaluation costs and keeps, from which {@code
 * recommend} answers budgets later.
 *
 * @param evaluationId of the evaluation
 * @param full name of the view that shares are of
 * @param candidates size of the pool that qualities are measured in
 * @param confidence of the intervals
 * @param seed of Gaussian projections
 * @param verdict on the whole evaluation, in words
 * @param offers one a view, at least one
 */
public record OfferFile(
    String evaluationId,
    String full,
    int candidates,
    double confidence,
    long seed,
    String verdict,
    List<Offer> offers) {

  /** Its name in a report's folder. */
  public static final String NAME = "offers.json";

  private static final int SCHEMA_VERSION = 1;

  public OfferFile {
    offers = List.copyOf(offers);
  }

  static String json(EvaluationReport report, List<Offer> all) {
    ObjectNode node = JsonText.object();
    node.put("schema_version", SCHEMA_VERSION);
    node.put("evaluation_id", report.provenance().evaluationId());
    node.put(
        "full",
        report.baselines().stream().findFirst().map(b -> b.spec().view().name()).orElse(""));
    node.put("candidates", report.config().candidates().getLast());
    node.put("confidence", report.config().confidence());
    node.put("seed", report.config().seed());
    node.put("verdict", report.diagnosis().verdict().words());
    ArrayNode offers = node.putArray("offers");
    for (Offer offer : all) {
      ObjectNode one =
          offers
              .addObject()
              .put("view", offer.view())
              .put("dimension", offer.dimension())
              .put("precision", offer.precision())
              .put("reduction", offer.served().reduction())
              .put("search", offer.served().search())
              .put("effort", offer.served().effort())
              .put("target_recall", offer.served().targetRecall())
              .put("oversampling", offer.served().oversampling())
              .put("bytes_per_vector", offer.bytes())
              .put("p50_ms", offer.p50())
              .put("p99_ms", offer.p99());
      ArrayNode quality = one.putArray("quality");
      for (Kept kept : offer.quality()) {
        quality
            .addObject()
            .put("measure", kept.measure())
            .put("value", kept.value())
            .put("share", kept.share())
            .put("low", kept.interval().low())
            .put("high", kept.interval().high());
      }
    }
    return JsonText.of(node);
  }

  /**
   * Reads the file of a report's folder.
   *
   * @throws IOException naming the file, if it can't be read or is none
   */
  public static OfferFile read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      return of(new ObjectMapper().readTree(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      throw new IOException(
          "%s: no such file (expected: the folder of a report of this version)".formatted(file), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("%s: no list of offers: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static OfferFile of(JsonNode node) throws IOException {
    int version = node.path("schema_version").asInt();
    if (version != SCHEMA_VERSION || node.path("offers").isEmpty()) {
      throw new IOException(
          "schema_version: %d, %d offers (expected: %d, at least 1)"
              .formatted(version, node.path("offers").size(), SCHEMA_VERSION));
    }
    List<Offer> offers = new ArrayList<>();
    // Earlier versions had one reduction for all.
    String reduction = node.path("reduction").asText(Served.PLAIN.reduction());
    node.path("offers").forEach(one -> offers.add(offer(one, reduction)));
    return new OfferFile(
        node.path("evaluation_id").asText(),
        node.path("full").asText(),
        node.path("candidates").asInt(),
        node.path("confidence").asDouble(),
        node.path("seed").asLong(),
        node.path("verdict").asText(),
        offers);
  }

  private static Offer offer(JsonNode one, String reduction) {
    return new Offer(
        one.path("view").asText(),
        one.path("dimension").asInt(),
        one.path("precision").asText(),
        new Served(
            one.path("reduction").asText(reduction),
            one.path("search").asText(Served.PLAIN.search()),
            one.path("effort").asInt(),
            one.path("target_recall").asDouble(),
            one.path("oversampling").asDouble(Served.PLAIN.oversampling())),
        one.path("bytes_per_vector").asDouble(),
        one.path("p50_ms").asDouble(),
        one.path("p99_ms").asDouble(),
        StreamSupport.stream(one.path("quality").spliterator(), false)
            .map(OfferFile::kept)
            .toList());
  }

  private static Kept kept(JsonNode one) {
    return new Kept(
        one.path("measure").asText(),
        one.path("value").asDouble(),
        one.path("share").asDouble(),
        new Interval(one.path("low").asDouble(), one.path("high").asDouble()));
  }
}
