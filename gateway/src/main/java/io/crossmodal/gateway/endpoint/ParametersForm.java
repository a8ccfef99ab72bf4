package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.json.Fields;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.SearchParameters;
import io.crossmodal.type.v1.Modality;
import java.util.Objects;

/** Reads what a user searches for. */
final class ParametersForm {

  private static final int MAX_OFFSET = 10_000;
  private static final int MAX_GROUP = 100;
  private static final int MAX_OVERSAMPLING = 100;
  private static final int MAX_EFFORT = 65_536;

  private ParametersForm() {}

  static SearchParameters read(Fields fields, int maxK) {
    SearchParameters.Builder parameters =
        SearchParameters.newBuilder()
            .setK(fields.whole("k", Math.min(10, maxK), 1, maxK))
            .setOffset(fields.whole("offset", 0, 0, MAX_OFFSET))
            .setView(text(fields, "view"))
            .setModality(modality(fields))
            .setParts(
                ItemParts.newBuilder()
                    .setPayload(true)
                    .setVector(fields.flag("with_vector", false)))
            .setExact(fields.flag("exact", false))
            .setGroupBy(text(fields, "group_by"))
            .setGroupSize(fields.whole("group_size", 0, 0, MAX_GROUP))
            .setEffort(fields.whole("effort", 0, 0, MAX_EFFORT))
            .setBestEffort(fields.flag("best_effort", false))
            .addAllReadTokens(fields.texts("read_tokens"));
    fields.filter("filter").ifPresent(parameters::setFilter);
    fields.number("target_recall", 0, 1).ifPresent(parameters::setTargetRecall);
    fields.number("oversampling", 0, MAX_OVERSAMPLING).ifPresent(parameters::setOversampling);
    fields
        .number("score_threshold", -Float.MAX_VALUE, Float.MAX_VALUE)
        .ifPresent(threshold -> parameters.setScoreThreshold(threshold.floatValue()));
    return parameters.build();
  }

  /** The modality of a field; unspecified without it. */
  static Modality modality(Fields fields) {
    return fields
        .choice("modality", Modality.getDescriptor())
        .map(Modality::valueOf)
        .orElse(Modality.MODALITY_UNSPECIFIED);
  }

  private static String text(Fields fields, String name) {
    return Objects.requireNonNullElse(fields.text(name), "");
  }
}
