package assay.webapp.console;

import assay.application.triage.AuditTrail;
import assay.application.triage.Notes;
import assay.domain.cost.ExpectedCost;
import assay.domain.triage.GivenVerdict;
import assay.domain.triage.Label;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page shows of a case's decision and event, none of which changes.
 *
 * @param expectedCost null under a policy without costs
 * @param typical what is typical of the features, by name; without the masked ones
 * @param raw the event as JSON, what is masked left out
 * @param asArrived whether it is the event to the byte
 */
public record CaseFile(
    @Nullable ExpectedCost expectedCost,
    String streamTitle,
    String model,
    String definition,
    int costsVersion,
    Reasons reasons,
    Map<String, List<TypicalLine>> typical,
    List<FieldGroup> groups,
    List<FeatureRow> features,
    List<String> reasonCodes,
    String raw,
    boolean asArrived) {
  /**
   * What is typical of a feature.
   *
   * @param key of whom: {@code training}, {@code cleared} or {@code flagged}
   * @param value a Double, String or Boolean
   */
  public record TypicalLine(String key, Object value) {}

  /** What is typical of a feature; none where nothing is known. */
  public List<TypicalLine> typicalOf(String feature) {
    return typical.getOrDefault(feature, List.of());
  }

  /** The field with this path. */
  Optional<FieldRow> field(String path) {
    return groups.stream()
        .flatMap(group -> group.rows().stream())
        .filter(row -> row.path().equals(path))
        .findFirst();
  }

  /**
   * What people did with a case; this does change.
   *
   * @param verdicts those that the reader may see
   */
  public record Trail(
      List<Notes.Note> notes,
      List<GivenVerdict> verdicts,
      List<AuditTrail.Entry> entries,
      List<Label> labels) {}

  /** A note or deed as the page shows it. */
  public record Line(String by, String when, String text) implements Serializable {}
}
