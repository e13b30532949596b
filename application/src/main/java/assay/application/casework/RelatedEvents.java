package assay.application.casework;

import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.scoring.DecisionId;
import assay.domain.scoring.Ruling;
import assay.domain.triage.Label;
import assay.domain.triage.Standing;
import assay.domain.triage.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Driven port: decided events by their subjects; reads only. */
@FunctionalInterface
public interface RelatedEvents {
  /**
   * The events of some subjects of a stream: subject after subject in the order asked for, the last
   * decided first. However many events a subject has, no more than the limit are looked at.
   *
   * @param limit 1 or more: how many events of each subject at most
   */
  List<Found> find(StreamName stream, List<Subject> subjects, int limit);

  /** An event and the subject by which it was found. */
  record Found(Subject subject, Related event) {}

  /**
   * A decided event.
   *
   * @param amount in {@code currency}, as the event says it
   * @param reported the amount in the stream's reporting currency
   * @param ruling empty while it is hidden: of the audit sample, and without a verdict
   * @param subjects all it has
   * @param verdict what a person said of it, if somebody did
   * @param labels what reviewers and others said of it, one of each source
   * @param opensCase whether there is a case of it
   */
  record Related(
      DecisionId id,
      String eventId,
      Instant eventTime,
      BigDecimal amount,
      String currency,
      double reported,
      Optional<Ruling> ruling,
      List<Subject> subjects,
      Optional<Verdict.Outcome> verdict,
      List<Label> labels,
      boolean opensCase) {
    public Related {
      subjects = List.copyOf(subjects);
      labels = List.copyOf(labels);
    }

    /** The label that counts. */
    public Optional<Label> counting() {
      return Label.counting(labels);
    }

    /** Whether it is known to be fraud. */
    public Optional<Boolean> fraud() {
      return counting().map(Label::fraud);
    }

    /** What is known of it. */
    public Standing standing() {
      return Standing.of(counting(), verdict, opensCase);
    }
  }
}
