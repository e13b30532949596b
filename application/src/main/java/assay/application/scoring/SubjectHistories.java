package assay.application.scoring;

import assay.domain.event.StreamName;
import assay.domain.history.HistorySpan;
import assay.domain.history.SubjectEvent;
import java.util.List;

/** Driven port: what is stored of the subjects of a stream, for windows over the past. */
@FunctionalInterface
public interface SubjectHistories {
  /**
   * The stored events of some subjects, each within its span; the events of a subject come in the
   * order of time and, for equal times, of storing. Every event whose append to the {@link
   * DecisionLog} has completed is among them. Where labels are wanted, the latest that was said of
   * an event counts, and before anything was said, the label that stood in the event itself; where
   * they are not, fraud is left unknown.
   *
   * @throws assay.application.StorageUnavailable if the database does not answer within two seconds
   */
  List<SubjectEvent> find(StreamName stream, List<HistorySpan> spans);
}
