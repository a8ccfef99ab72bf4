package io.crossmodal.encoder.training;

import io.crossmodal.encoder.train.EpochReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One training, running or ended; what is kept of it over a restart.
 *
 * @param epoch epochs begun, from 1; 0 before the first
 * @param epochs epochs planned
 * @param curve one point an epoch that ended
 * @param result figures on the test part, once it has succeeded
 * @param error why it failed; empty otherwise
 * @param activity what is being done now
 * @param problems what is wrong with the dataset, in words
 */
public record TrainingRecord(
    String id,
    String requestId,
    String model,
    String output,
    TrainingState state,
    int epoch,
    int epochs,
    List<EpochReport> curve,
    @Nullable TrainingFigures result,
    String error,
    Instant start,
    String activity,
    List<String> problems) {

  public TrainingRecord {
    curve = List.copyOf(curve);
    problems = List.copyOf(problems);
  }

  static TrainingRecord begun(
      String id, TrainingRequest request, PlannedTraining plan, Instant start) {
    return new TrainingRecord(
        id,
        request.requestId(),
        request.model(),
        request.output().toAbsolutePath().toString(),
        TrainingState.RUNNING,
        0,
        plan.epochs(),
        List.of(),
        null,
        "",
        start,
        "preparing",
        plan.problems());
  }

  TrainingRecord at(int newEpoch, String newActivity) {
    return with(state, newEpoch, curve, result, error, newActivity);
  }

  TrainingRecord with(EpochReport report) {
    List<EpochReport> longer = new ArrayList<>(curve);
    longer.add(report);
    return with(state, epoch, longer, result, error, activity);
  }

  TrainingRecord succeeded(TrainingOutcome outcome) {
    List<String> allProblems = new ArrayList<>(problems);
    allProblems.addAll(outcome.problems());
    return new TrainingRecord(
        id,
        requestId,
        model,
        output,
        TrainingState.SUCCEEDED,
        epoch,
        epochs,
        curve,
        outcome.figures(),
        "",
        start,
        "",
        allProblems);
  }

  TrainingRecord ended(TrainingState newState, String newError) {
    return with(newState, epoch, curve, result, newError, "");
  }

  private TrainingRecord with(
      TrainingState newState,
      int newEpoch,
      List<EpochReport> newCurve,
      @Nullable TrainingFigures newResult,
      String newError,
      String newActivity) {
    return new TrainingRecord(
        id,
        requestId,
        model,
        output,
        newState,
        newEpoch,
        epochs,
        newCurve,
        newResult,
        newError,
        start,
        newActivity,
        problems);
  }
}
