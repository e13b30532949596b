package assay.application.model;

import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Driven port: events that were decided, to let other models score them. Pages follow the order of
 * identities, which is that of deciding. All methods throw {@link
 * assay.application.StorageUnavailable} if the database does not answer.
 */
public interface StoredEvents {
  /**
   * The events of a stream between two identities, both left out, the earliest first.
   *
   * @param limit most events answered, 1 or more
   */
  List<StoredEvent> between(StreamName stream, UUID after, UUID before, int limit);

  /** The events of a stream before an identity, the latest first. */
  List<StoredEvent> before(StreamName stream, UUID before, int limit);

  /** Those of which it is known whether they were fraud, before an identity, the latest first. */
  List<StoredEvent> labelledBefore(StreamName stream, UUID before, int limit);

  /**
   * One event and what was decided about it.
   *
   * @param windows the values of its windows over the past, in the order of its definition
   * @param amount at risk, in the reporting currency, 0 or more
   * @param saving expected when it was decided, in the reporting currency; 0 without costs
   * @param fraud what turned out to be true: what was said last, of whichever source
   */
  record StoredEvent(
      DecisionId id,
      String eventId,
      byte[] raw,
      Sha256 definition,
      double[] windows,
      Sha256 model,
      double amount,
      double probability,
      Tier tier,
      double saving,
      Instant eventTime,
      Instant scoredAt,
      Optional<Boolean> fraud) {}
}
