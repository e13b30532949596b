package assay.application.triage;

import assay.application.UseCase;
import assay.application.triage.LateLabels.Reference;
import assay.domain.triage.Label;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes what turned out to be true of events, as a chargeback that comes weeks later. It stands
 * beside the verdict of a reviewer and never replaces it.
 */
@UseCase
public class ReportLabels {
  /** So many labels share a transaction at most. */
  public static final int MOST = 500;

  private final LateLabels labels;
  private final Clock clock;

  @Inject
  public ReportLabels(LateLabels labels, Clock clock) {
    this.labels = labels;
    this.clock = clock;
  }

  /**
   * One label from outside.
   *
   * @param row where it stands, for whoever sent it
   * @param source who says so, as {@code chargeback}; never {@link Label#VERDICT}
   * @param at when it was said, not in the future; empty: now
   */
  public record Reported(
      long row, Reference event, boolean fraud, String source, Optional<Instant> at) {
    public Reported {
      if (!source.matches("[a-z0-9][a-z0-9-]{0,39}") || source.equals(Label.VERDICT)) {
        throw new IllegalArgumentException(
            "A source has 1 to 40 small letters, digits or hyphens and is not 'verdict', which"
                + " reviewers say in the console.");
      }
    }
  }

  /**
   * One that was not kept.
   *
   * @param unknown whether its event is not stored; otherwise its time lies in the future
   */
  public record Refused(Reported label, boolean unknown) {}

  /**
   * Keeps at most {@link #MOST} labels.
   *
   * @return those that were not kept
   */
  @Transactional
  public List<Refused> report(List<Reported> reported, String by) {
    var now = clock.instant();
    var decisions = labels.find(reported.stream().map(Reported::event).toList());
    var refused = new ArrayList<Refused>();
    var known = new ArrayList<Label>();
    for (Reported one : reported) {
      var decision = decisions.get(one.event());
      var at = one.at().orElse(now);
      if (decision == null || at.isAfter(now)) {
        refused.add(new Refused(one, decision == null));
      } else {
        known.add(new Label(decision, one.fraud(), one.source(), by, at));
      }
    }
    if (!known.isEmpty()) {
      labels.record(known, by);
    }
    return refused;
  }
}
