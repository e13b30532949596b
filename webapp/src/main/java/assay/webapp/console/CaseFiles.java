package assay.webapp.console;

import assay.application.event.EventFormat;
import assay.application.event.EventFormat.Parsed;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionLog.Stored;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionRegistry;
import assay.application.triage.AuditTrail;
import assay.application.triage.CaseQueue.Item;
import assay.application.triage.Labels;
import assay.application.triage.Notes;
import assay.domain.event.Pointer;
import assay.domain.features.Computed;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.Features;
import assay.domain.scoring.DecisionId;
import assay.domain.stream.EventReader;
import assay.domain.stream.EventReader.Reading;
import assay.domain.stream.StreamDefinition;
import assay.domain.triage.CaseId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of a case shows. */
@ApplicationScoped
public class CaseFiles {
  private static final String MASK = "•••";

  @Inject private DecisionLog decisions;
  @Inject private DefinitionRegistry definitions;
  @Inject private DefinitionFormat definitionFormat;
  @Inject private ServingStreams streams;
  @Inject private EventFormat format;
  @Inject private Notes notes;
  @Inject private AuditTrail audit;
  @Inject private Labels labels;

  /** What the decision and its event say; empty if there is no such decision. */
  Optional<CaseFile> find(Item item) {
    return decisions
        .find(new DecisionId(item.id().value()))
        .flatMap(stored -> definition(stored).map(definition -> file(item, stored, definition)));
  }

  /** What people did with it. */
  CaseFile.Trail trail(CaseId id) {
    return new CaseFile.Trail(
        notes.list(id), audit.list("case:" + id), labels.list(new DecisionId(id.value())));
  }

  /** The definition that decided; its masks are those of today, which may hide more. */
  private Optional<StreamDefinition> definition(Stored stored) {
    return definitions
        .document(stored.stream(), stored.definition())
        .map(document -> definitionFormat.parse(stored.stream(), document))
        .filter(DefinitionFormat.Parsed.Read.class::isInstance)
        .map(parsed -> ((DefinitionFormat.Parsed.Read) parsed).definition())
        .or(() -> streams.find(stored.stream()).map(Serving::definition));
  }

  private CaseFile file(Item item, Stored stored, StreamDefinition definition) {
    var masking = streams.find(stored.stream()).map(Serving::definition).orElse(definition);
    var event = parse(stored.raw());
    var answer = parse(stored.answer());
    boolean masks = !masking.masked().isEmpty() || !definition.masked().isEmpty();
    return new CaseFile(
        item.expectedCost().orElse(null),
        definition.title(),
        stored.model().abbreviated(),
        stored.definition().abbreviated(),
        stored.costsVersion(),
        item.blind() ? Reasons.NONE : reasons(answer, masking),
        FieldRow.of(event, masking),
        features(event, stored, definition, masking),
        masking.reasonCodes(),
        masks ? "" : Readable.text(new String(stored.raw(), StandardCharsets.UTF_8)));
  }

  private Map<String, ?> parse(byte[] json) {
    if (format.parse(json) instanceof Parsed.Read read) {
      return read.event();
    }
    return Map.of();
  }

  private static String text(Map<String, ?> answer, String pointer) {
    Object found = Pointer.parse(pointer).find(answer);
    return found == null ? "" : found.toString();
  }

  private static Reasons reasons(Map<String, ?> answer, StreamDefinition masking) {
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
        found.stream().map(reason -> part(reason, masking)).toList());
  }

  private static Reasons.Part part(Object reason, StreamDefinition masking) {
    String feature = String.valueOf(Pointer.toField("feature").find(reason));
    Object value = Pointer.toField("value").find(reason);
    return new Reasons.Part(
        Readable.text(feature),
        value != null && isMasked(feature, masking) ? MASK : value,
        number(reason, "/contribution"));
  }

  private static double number(Object in, String pointer) {
    return Pointer.parse(pointer).find(in) instanceof Number number ? number.doubleValue() : 0;
  }

  private static List<FeatureRow> features(
      Map<String, ?> event, Stored stored, StreamDefinition definition, StreamDefinition masking) {
    var reader = new EventReader(definition);
    var reading = reader.read(event, stored.scoredAt(), stored::eventId);
    if (!(reading instanceof Reading.Read read)) {
      return List.of();
    }
    Features values = reader.history().restore(read.event(), stored.windows()).features();
    return definition.features().stream()
        .map(rule -> row(rule, values.get(rule.name()), isMasked(rule.name(), masking)))
        .toList();
  }

  private static FeatureRow row(FeatureRule rule, @Nullable Object value, boolean masked) {
    var shown = value != null && masked ? MASK : value;
    return new FeatureRow(rule.name(), shown, source(rule.derivation()));
  }

  private static String source(Derivation derivation) {
    if (derivation instanceof Derivation.Window window) {
      String of = window.of().map(name -> " " + name).orElse("");
      String ends = window.delay().isZero() ? "" : " − " + days(window.delay());
      return window.statistic()
          + of
          + ", "
          + window.subject()
          + ", "
          + days(window.length())
          + ends;
    }
    String places =
        derivation.reads().stream().map(Pointer::toString).collect(Collectors.joining(", "));
    if (derivation instanceof Derivation.Aggregate aggregate) {
      return aggregate.function().name().toLowerCase(Locale.ROOT) + " " + places;
    }
    if (derivation instanceof Derivation.OfText ofText) {
      return ofText.measure().name().toLowerCase(Locale.ROOT) + " " + places;
    }
    if (derivation instanceof Computed computed) {
      return (computed.how() + " " + places).strip();
    }
    return derivation instanceof Derivation.SumOfProducts sum
        ? "sum " + places + ": " + sum.first() + " × " + sum.second()
        : places;
  }

  private static String days(Duration duration) {
    boolean whole = duration.equals(Duration.ofDays(duration.toDays()));
    return whole ? "P" + duration.toDays() + "D" : duration.toString();
  }

  private static boolean isMasked(String feature, StreamDefinition masking) {
    return masking.isMasked(Pointer.toField(feature))
        || masking.features().stream()
            .filter(rule -> rule.name().equals(feature))
            .anyMatch(masking::isMasked);
  }
}
