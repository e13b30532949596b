package assay.application.casework;

import assay.application.scoring.Cards;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionSamples;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.InMemoryDefinitionRegistry;
import assay.domain.cost.Tier;
import assay.domain.event.Pointer;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.scoring.Decision;
import assay.domain.stream.StreamDefinition;
import assay.domain.triage.ReviewRules;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stream with cards, which are masked, and devices; events written as {@code card=a,p=0.5}. */
final class CaseworkSamples {
  private CaseworkSamples() {}

  static StoredEvents storedEvents(DecisionLog log, StreamName stream) {
    var streams = new ServingStreams();
    var sha256 = Sha256.of("definition".getBytes(StandardCharsets.UTF_8));
    streams.swap(new Serving(definition(stream), sha256, 1, Optional.empty()));
    return new StoredEvents(
        log,
        new InMemoryDefinitionRegistry(),
        (name, document) -> {
          throw new AssertionError("No document is stored.");
        },
        streams,
        Cards.format());
  }

  private static StreamDefinition definition(StreamName stream) {
    var plain = Cards.definition(Optional.empty());
    return new StreamDefinition(
        stream,
        plain.title(),
        Optional.empty(),
        plain.time(),
        plain.amount(),
        plain.currency(),
        Map.of("card", Pointer.toField("card"), "device", Pointer.toField("device")),
        plain.label(),
        plain.features(),
        plain.policy(),
        plain.population(),
        Set.of(Pointer.toField("card")),
        plain.retention(),
        ReviewRules.USUAL,
        plain.modelOutput());
  }

  /** A decision about an event of a card and a device, stored with its raw event. */
  static Decision store(DecisionLog log, StreamName stream, String card, String device) {
    var decision =
        CaseworkContract.decision(
            stream, Tier.HIGH, new Subject("card", card), new Subject("device", device));
    String raw = "card=%s,device=%s,a=1,p=0.5".formatted(card, device);
    log.append(DecisionSamples.entry(decision, raw.getBytes(StandardCharsets.UTF_8))).join();
    return decision;
  }
}
