package io.crossmodal.cli.console;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.crossmodal.eval.measure.Advice;
import io.crossmodal.eval.measure.Kept;
import io.crossmodal.eval.measure.Offer;
import io.crossmodal.eval.pipeline.Advised;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Prints what a budget buys. */
public final class OfferPrinter {

  private OfferPrinter() {}

  /** As a table of all views and sentences below it. */
  public static void print(Advised advised, PrintStream out) {
    Advice advice = advised.advice();
    TextTable table =
        new TextTable("", "view", "bytes ", "p50 ms ", "p99 ms ", "keeps", "misses", "front");
    for (Offer offer : advised.offers().offers()) {
      boolean chosen = advised.trusted() && advice.choice().filter(offer::equals).isPresent();
      table.row(
          chosen ? "*" : "",
          offer.view(),
          String.format(Locale.ROOT, "%,.0f", offer.bytes()),
          String.format(Locale.ROOT, "%.3f", offer.p50()),
          String.format(Locale.ROOT, "%.3f", offer.p99()),
          String.join(", ", offer.quality().stream().map(OfferPrinter::share).toList()),
          String.join(", ", advice.missed(offer).stream().map(Object::toString).toList()),
          advice.front().contains(offer) ? "yes" : "");
    }
    out.print(table.render());
    out.println();
    out.println(advised.words());
  }

  private static String share(Kept kept) {
    return String.format(
        Locale.ROOT,
        "%s %.1f %% (%.1f..%.1f)",
        kept.measure(),
        100 * kept.share(),
        100 * kept.interval().low(),
        100 * kept.interval().high());
  }

  /** As one JSON object, in the field names of the contract. */
  public static void printJson(Advised advised) {
    Struct.Builder answer = Struct.newBuilder();
    Advice advice = advised.advice();
    if (advised.trusted()) {
      put(answer, "choice", advice.choice());
      put(answer, "runner_up", advice.runnerUp());
      put(answer, "nearest", advice.nearest());
    }
    ListValue.Builder front = ListValue.newBuilder();
    advice.front().forEach(offer -> front.addValues(value(offer)));
    answer.putFields("front", Value.newBuilder().setListValue(front).build());
    answer.putFields("words", text(advised.words()));
    answer.putFields("evaluation_id", text(advised.offers().evaluationId()));
    JsonOutput.print(answer);
  }

  private static void put(Struct.Builder answer, String name, Optional<Offer> offer) {
    offer.ifPresent(o -> answer.putFields(name, value(o)));
  }

  private static Value value(Offer offer) {
    ListValue.Builder quality = ListValue.newBuilder();
    for (Kept kept : offer.quality()) {
      quality.addValues(
          Value.newBuilder()
              .setStructValue(
                  Struct.newBuilder()
                      .putFields("measure", text(kept.measure()))
                      .putFields("value", number(kept.value()))
                      .putFields("share", number(kept.share()))
                      .putFields("low", number(kept.interval().low()))
                      .putFields("high", number(kept.interval().high()))));
    }
    return Value.newBuilder()
        .setStructValue(
            Struct.newBuilder()
                .putFields("view", text(offer.view()))
                .putFields("dimension", number(offer.dimension()))
                .putFields("precision", text(offer.precision()))
                .putFields("reduction", text(offer.served().reduction()))
                .putFields("search", text(offer.served().search()))
                .putFields("effort", number(offer.served().effort()))
                .putFields("target_recall", number(offer.served().targetRecall()))
                .putFields("oversampling", number(offer.served().oversampling()))
                .putFields("bytes_per_vector", number(offer.bytes()))
                .putFields("p50_ms", number(offer.p50()))
                .putFields("p99_ms", number(offer.p99()))
                .putFields("quality", Value.newBuilder().setListValue(quality).build()))
        .build();
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private static Value number(double number) {
    return Value.newBuilder().setNumberValue(number).build();
  }
}
