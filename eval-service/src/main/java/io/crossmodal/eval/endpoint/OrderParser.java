package io.crossmodal.eval.endpoint;

import io.crossmodal.eval.pipeline.EvaluationOrder;
import io.crossmodal.eval.pipeline.PlanProblems;
import io.crossmodal.eval.pipeline.Source;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.AblationYaml;
import io.crossmodal.eval.plan.PlanException;
import io.crossmodal.eval.v1.EvaluationPlan;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads requests for evaluations. */
final class OrderParser {

  private static final int MAX_REQUEST_ID = 128;
  private static final int MAX_SHARDS = 64;
  private static final int DEFAULT_SHARDS = 2;

  private OrderParser() {}

  /**
   * The order of a request.
   *
   * @throws ServiceException with a violation for each bad field
   */
  static EvaluationOrder parse(StartEvaluationRequest request) {
    List<FieldViolation> violations = new ArrayList<>();
    checkRequestId(request.getRequestId(), violations);
    int shards = request.getPlan().getShards();
    if (shards < 0 || shards > MAX_SHARDS) {
      violations.add(violation("plan.shards", Integer.toUnsignedString(shards), "0..64"));
    }
    Source source = source(request, violations);
    AblationConfig config = config(request, violations);
    if (!violations.isEmpty()) {
      throw ServiceException.fields(violations);
    }
    return new EvaluationOrder(
        request.getRequestId(),
        fingerprint(request),
        source,
        config,
        shards == 0 ? DEFAULT_SHARDS : shards);
  }

  private static void checkRequestId(String requestId, List<FieldViolation> violations) {
    if (requestId.length() > MAX_REQUEST_ID) {
      violations.add(
          violation("request_id", requestId.length() + " characters", "at most " + MAX_REQUEST_ID));
    }
  }

  private static Source source(StartEvaluationRequest request, List<FieldViolation> violations) {
    switch (request.getSourceCase()) {
      case GALLERY -> {
        if (!request.getGallery().isBlank()) {
          return new Source.Gallery(request.getGallery());
        }
        violations.add(violation("gallery", "\"\"", "the name of a gallery"));
      }
      case NPZ_PATH -> {
        try {
          if (!request.getNpzPath().isBlank()) {
            return new Source.Npz(Path.of(request.getNpzPath()));
          }
          violations.add(violation("npz_path", "\"\"", "the path of an .npz file"));
        } catch (InvalidPathException e) {
          violations.add(violation("npz_path", e.getInput(), "the path of an .npz file"));
        }
      }
      case SOURCE_NOT_SET -> violations.add(violation("source", "none", "gallery or npz_path"));
    }
    return new Source.Gallery("");
  }

  private static AblationConfig config(
      StartEvaluationRequest request, List<FieldViolation> violations) {
    try {
      AblationConfig base =
          request.getPlanYaml().isBlank()
              ? AblationConfig.defaults()
              : AblationYaml.parse(request.getPlanYaml());
      return merged(base, request.getPlan());
    } catch (PlanException e) {
      violations.addAll(PlanProblems.toServiceException(e).violations());
      return AblationConfig.defaults();
    }
  }

  /** What a plan says, and for the rest what the file says. */
  private static AblationConfig merged(AblationConfig base, EvaluationPlan plan) {
    AblationConfig config =
        base.withAxes(plan.getDimensionsList(), plan.getPrecisionsList(), plan.getCandidatesList());
    if (plan.hasSeed()) {
      config = config.withSeed(plan.getSeed());
    }
    if (!plan.getReduction().isBlank()) {
      config = config.withReduction(plan.getReduction());
    }
    return config.withStatistics(
        plan.getResamples() == 0 ? config.resamples() : plan.getResamples(),
        config.confidence(),
        plan.getQualityBudget() == 0 ? config.qualityBudget() : plan.getQualityBudget());
  }

  private static FieldViolation violation(String field, Object value, String expected) {
    return new FieldViolation(field, "%s (expected: %s)".formatted(value, expected));
  }

  private static String fingerprint(StartEvaluationRequest request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(request.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
