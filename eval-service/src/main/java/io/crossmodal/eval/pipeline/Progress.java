package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.plan.RunSpec;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.List;

/** Counts configurations as their views are done. Safe for use by several threads. */
final class Progress {

  private final List<RunSpec> runs;
  private final ProgressListener listener;
  private int done;
  private String activity = "";

  Progress(List<RunSpec> runs, ProgressListener listener) {
    this.runs = runs;
    this.listener = listener;
  }

  synchronized void doing(String activity) {
    this.activity = activity;
    listener.at(done, activity);
  }

  synchronized void finished(ViewSpec view) {
    done += (int) runs.stream().filter(run -> run.view().equals(view)).count();
    listener.at(done, activity);
  }
}
