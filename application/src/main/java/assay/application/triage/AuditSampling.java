package assay.application.triage;

import assay.application.triage.CaseQueue.Place;
import assay.domain.cost.Tier;
import assay.domain.event.Sha256;
import assay.domain.scoring.Decision;
import assay.domain.stream.StreamDefinition;
import assay.domain.triage.AuditLottery;
import assay.domain.triage.AuditSample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws the audit sample while events are scored. Thread-safe, and asks nobody while it draws: the
 * places of the day's work are looked up now and then.
 */
@ApplicationScoped
public class AuditSampling {
  private final @Nullable CaseQueue queue;
  private final @Nullable AuditSeed seed;
  private final @Nullable TriageSettings settings;
  private volatile @Nullable AuditLottery lottery;
  private volatile List<Place> places = List.of();

  @Inject
  public AuditSampling(CaseQueue queue, AuditSeed seed, TriageSettings settings) {
    this.queue = queue;
    this.seed = seed;
    this.settings = settings;
  }

  /** One that draws nothing, and what CDI makes a proxy of. */
  public AuditSampling() {
    this.queue = null;
    this.seed = null;
    this.settings = null;
  }

  /** Driven port: what the lottery is drawn by. */
  public interface AuditSeed {
    /** Secret, drawn once for the installation, the same on every node. */
    Sha256 value();
  }

  /** Looks up where the cases stand that a day's reviews reach. */
  public void refresh() {
    if (queue == null || seed == null || settings == null) {
      return;
    }
    if (lottery == null) {
      lottery = new AuditLottery(seed.value());
    }
    var now = queue.places(settings.reviewsPerDay());
    if (!now.isEmpty()) {
      places = now;
    }
  }

  /**
   * Draws for one decision.
   *
   * @param key what decides once: the event's id or the client's key
   * @return empty for what opens a case anyway, and for what is not drawn
   */
  public Optional<AuditSample> draw(StreamDefinition definition, Decision decision, String key) {
    double share = definition.review().auditShare();
    var drawing = lottery;
    if (share == 0 || drawing == null || decision.assessment().tier() != Tier.LOW) {
      return Optional.empty();
    }
    var place = drawing.draw(definition.name(), key, share);
    return place.isEmpty()
        ? Optional.empty()
        : Optional.of(sample(share, place.getAsDouble(), places));
  }

  private static AuditSample sample(double share, double place, List<Place> among) {
    if (among.isEmpty()) {
      return new AuditSample(share, 0, 0);
    }
    var borrowed = among.get((int) (place * among.size()));
    return new AuditSample(share, borrowed.priority(), borrowed.probability());
  }
}
