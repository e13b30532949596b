package assay.application.training;

/** Driven port: where training runs are written down, so that people can compare them later. */
public interface ExperimentTracker {
  /**
   * Writes down a run that has ended, with its files.
   *
   * @throws TrackerFailure if nothing was written down, or not all of it
   */
  LoggedRun log(TrackedRun run) throws TrackerFailure;
}
