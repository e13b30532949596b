package assay.application.scoring;

import assay.domain.event.StreamName;
import assay.domain.features.Features;
import assay.domain.scoring.DecisionId;
import java.util.List;

/** What is usual in a stream, to compare an event with. */
@FunctionalInterface
public interface PastEvents {
  /** Nothing is known of other events. */
  PastEvents NONE = (stream, id) -> List.of();

  /** What was read of events of a stream before a decision; may be none. */
  List<Features> of(StreamName stream, DecisionId before);
}
