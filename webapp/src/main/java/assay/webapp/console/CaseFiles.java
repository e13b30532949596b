package assay.webapp.console;

import assay.application.casework.StoredEvent;
import assay.application.casework.StoredEvents;
import assay.application.casework.TypicalValues;
import assay.application.casework.TypicalValues.Typical;
import assay.application.explanation.ExplainDecision;
import assay.application.triage.AuditTrail;
import assay.application.triage.CaseQueue.Item;
import assay.application.triage.Labels;
import assay.application.triage.Notes;
import assay.application.triage.Verdicts;
import assay.domain.event.Pointer;
import assay.domain.features.FeatureRule;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.CaseId;
import assay.domain.triage.GivenVerdict;
import assay.domain.triage.Reviewer;
import assay.webapp.console.CaseFile.TypicalLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of a case shows. */
@ApplicationScoped
public class CaseFiles {
  @Inject private StoredEvents events;
  @Inject private ExplainDecision explain;
  @Inject private TypicalValues typicalValues;
  @Inject private Notes notes;
  @Inject private Verdicts verdicts;
  @Inject private AuditTrail audit;
  @Inject private Labels labels;

  /** What the decision and its event say; empty if there is no such decision. */
  Optional<CaseFile> find(Item item) {
    return events.find(new DecisionId(item.id().value())).map(event -> file(item, event));
  }

  /** What people did with it, as far as this person may see. */
  CaseFile.Trail trail(CaseId id, Reviewer reader) {
    return new CaseFile.Trail(
        notes.list(id),
        GivenVerdict.shown(verdicts.given(id), reader),
        audit.list("case:" + id),
        labels.list(new DecisionId(id.value())));
  }

  private CaseFile file(Item item, StoredEvent event) {
    var stored = event.stored();
    boolean masks = event.masksAnything();
    return new CaseFile(
        item.expectedCost().orElse(null),
        event.definition().title(),
        stored.model().abbreviated(),
        stored.definition().abbreviated(),
        stored.costsVersion(),
        item.blind() ? Reasons.NONE : reasons(events.tree(explain.explain(stored)), event),
        typical(event),
        FieldGroup.of(FieldRow.of(event.raw(), event::isMasked), event.definition()),
        features(event),
        event.masking().reasonCodes(),
        masks
            ? JsonText.of(event.raw(), event::isMasked)
            : Readable.text(new String(stored.raw(), StandardCharsets.UTF_8)),
        !masks);
  }

  private Map<String, List<TypicalLine>> typical(StoredEvent event) {
    var names =
        event.definition().features().stream()
            .map(FeatureRule::name)
            .filter(name -> !event.isMasked(name))
            .toList();
    var lines = new LinkedHashMap<String, List<TypicalLine>>();
    typicalValues
        .of(event.stored().stream(), event.stored().model(), names)
        .forEach((name, typical) -> lines.put(name, lines(typical)));
    return lines;
  }

  private static List<TypicalLine> lines(Typical typical) {
    var lines = new ArrayList<TypicalLine>();
    typical.training().ifPresent(value -> lines.add(new TypicalLine("training", value)));
    typical.cleared().ifPresent(value -> lines.add(new TypicalLine("cleared", value)));
    typical.flagged().ifPresent(value -> lines.add(new TypicalLine("flagged", value)));
    return lines;
  }

  private static String text(Map<String, ?> answer, String pointer) {
    Object found = Pointer.parse(pointer).find(answer);
    return found == null ? "" : found.toString();
  }

  private static Reasons reasons(Map<String, ?> answer, StoredEvent event) {
    var found = Pointer.parse("/reasons/*").findAll(answer);
    if (found.isEmpty()) {
      return Reasons.NONE;
    }
    return Reasons.of(
        text(answer, "/explanation/method"),
        text(answer, "/explanation/unit"),
        number(answer, "/explanation/base"),
        number(answer, "/explanation/priorShift"),
        number(answer, "/explanation/others"),
        found.stream().map(reason -> part(reason, event)).toList());
  }

  private static Reasons.Part part(Object reason, StoredEvent event) {
    String feature = String.valueOf(Pointer.toField("feature").find(reason));
    Object value = Pointer.toField("value").find(reason);
    return new Reasons.Part(
        Readable.text(feature),
        value != null && event.isMasked(feature) ? JsonText.MASK : value,
        number(reason, "/contribution"),
        number(reason, "/standardError"));
  }

  private static double number(Object in, String pointer) {
    return Pointer.parse(pointer).find(in) instanceof Number number ? number.doubleValue() : 0;
  }

  private static List<FeatureRow> features(StoredEvent event) {
    var values = event.features();
    return event.definition().features().stream()
        .map(rule -> row(rule, values.get(rule.name()), event.isMasked(rule.name())))
        .toList();
  }

  private static FeatureRow row(FeatureRule rule, @Nullable Object value, boolean masked) {
    var shown = value != null && masked ? JsonText.MASK : value;
    return new FeatureRow(rule.name(), shown, rule.derivation());
  }
}
