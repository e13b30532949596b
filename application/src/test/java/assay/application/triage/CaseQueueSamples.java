package assay.application.triage;

import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.triage.CaseQueue.Item;
import assay.domain.cost.Tier;
import assay.domain.event.AmountAtRisk;
import assay.domain.event.Event;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.scoring.Decision;
import assay.domain.scoring.Probability;
import assay.domain.triage.CaseId;
import assay.domain.triage.TriageCase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Cases to look for in tests of a queue. */
public interface CaseQueueSamples {
  DecisionLog log();

  CaseQueue queue();

  /** Lets a reviewer claim a case. */
  void claim(CaseId id, String reviewer);

  /** Lets somebody clear a case. */
  void clear(CaseId id);

  /** Lets somebody put a case aside. */
  void snooze(CaseId id, Instant until);

  /** Brings a case into another state. */
  void save(TriageCase triageCase);

  /** The queue's own time. */
  Instant now();

  default CaseId open(StreamName stream, Tier tier, double priority) {
    var entry = DecisionSamples.fresh().in(stream).opening(tier, priority).entry();
    log().append(entry).join();
    return CaseId.of(entry.decision().id());
  }

  /** One of another amount, probability, subject and time than the samples have. */
  default CaseId open(
      StreamName stream, String amount, double probability, String card, Instant at) {
    var sample = DecisionSamples.fresh().in(stream).opening(Tier.HIGH, 1).decision();
    var event = sample.event();
    var decision =
        new Decision(
            sample.id(),
            new Event(
                stream,
                event.id(),
                at,
                new AmountAtRisk(new BigDecimal(amount), "GBP", 1.25),
                List.of(new Subject("card", card), new Subject("shop", "s")),
                event.features()),
            Sha256.of(card.getBytes(StandardCharsets.UTF_8)),
            true,
            sample.definition(),
            sample.costsVersion(),
            new Probability(probability),
            sample.rawProbability(),
            sample.priorShift(),
            sample.reportingCurrency(),
            sample.assessment(),
            sample.explanation(),
            at);
    log().append(DecisionSamples.entry(decision, new byte[] {'{', '}'})).join();
    return CaseId.of(decision.id());
  }

  static CaseFilter of(StreamName stream) {
    return CaseFilter.waiting().of(stream);
  }

  static CaseFilter all(StreamName stream) {
    return CaseFilter.ALL.of(stream);
  }

  default List<CaseId> ids(CaseFilter filter) {
    return queue().list(filter, Optional.empty(), 100).items().stream().map(Item::id).toList();
  }
}
