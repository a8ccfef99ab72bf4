package io.crossmodal.encoder.batch;

/** Hears what the batcher does, on its threads: it must be quick and must not throw. */
public interface BatchListener {

  /** Why a job was not let in. */
  enum Refusal {
    /** Its inputs or bytes do not fit. */
    QUEUE_FULL,
    /** What is before it takes longer than the queue may delay it. */
    QUEUE_SLOW,
    /** What is before it takes longer than its deadline. */
    DEADLINE
  }

  /** A batch was on the device for so long. */
  void ran(LaneKind kind, int inputs, long deviceNanos);

  /** A job was refused. */
  void refused(Priority priority, Refusal refusal);
}
