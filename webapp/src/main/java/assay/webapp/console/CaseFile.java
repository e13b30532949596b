package assay.webapp.console;

import assay.application.triage.AuditTrail;
import assay.application.triage.Notes;
import assay.domain.cost.ExpectedCost;
import assay.domain.triage.Label;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page shows of a case's decision and event, none of which changes.
 *
 * @param expectedCost null under a policy without costs
 * @param raw the event as JSON; empty where a field of the stream is masked
 */
public record CaseFile(
    @Nullable ExpectedCost expectedCost,
    String streamTitle,
    String model,
    String definition,
    int costsVersion,
    Reasons reasons,
    List<FieldRow> fields,
    List<FeatureRow> features,
    List<String> reasonCodes,
    String raw) {
  /** What people did with a case; this does change. */
  public record Trail(List<Notes.Note> notes, List<AuditTrail.Entry> entries, List<Label> labels) {}

  /** A note or deed as the page shows it. */
  public record Line(String by, String when, String text) implements Serializable {}
}
