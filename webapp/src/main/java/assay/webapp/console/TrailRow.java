package assay.webapp.console;

import assay.application.triage.AuditTrail;
import assay.domain.triage.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One thing that happened to a case.
 *
 * @param kind {@code scored}, {@code label} or {@code deed}
 * @param what of a deed its name; of a label {@code fraud} or {@code good}
 * @param by who did it; empty where the server did
 * @param detail as it was written down; of a label its source
 */
public record TrailRow(Instant at, String kind, String what, String by, String detail) {
  private static final String VERDICT = "verdict";

  /** Everything that happened, the latest first. A verdict is a deed, so its label is left out. */
  static List<TrailRow> of(CaseFile.Trail trail, Instant scoredAt) {
    var rows = new ArrayList<TrailRow>();
    for (AuditTrail.Entry entry : trail.entries()) {
      rows.add(new TrailRow(entry.at(), "deed", entry.deed(), entry.by(), entry.detail()));
    }
    for (Label label : trail.labels()) {
      if (!label.source().equals(VERDICT)) {
        String what = label.fraud() ? "fraud" : "good";
        rows.add(new TrailRow(label.at(), "label", what, label.by(), label.source()));
      }
    }
    rows.sort(Comparator.comparing(TrailRow::at).reversed());
    rows.add(new TrailRow(scoredAt, "scored", "", "", ""));
    return List.copyOf(rows);
  }
}
