package assay.webapp.console;

import assay.application.triage.AuditTrail;
import assay.domain.triage.GivenVerdict;
import assay.domain.triage.Label;
import assay.domain.triage.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One thing that happened to a case.
 *
 * @param kind {@code scored}, {@code label}, {@code verdict} or {@code deed}
 * @param what of a deed or verdict its name; of a label {@code fraud} or {@code good}
 * @param by who did it; empty where the server did
 * @param detail as it was written down; of a label its source, of a verdict its reason code
 * @param note of a verdict, may be empty
 */
public record TrailRow(
    Instant at, String kind, String what, String by, String detail, String note) {
  /** Everything that happened, the latest first. A verdict is told once, with its reason. */
  static List<TrailRow> of(CaseFile.Trail trail, Instant scoredAt) {
    var rows = new ArrayList<TrailRow>();
    for (AuditTrail.Entry entry : trail.entries()) {
      if (trail.verdicts().stream().noneMatch(given -> tells(given, entry))) {
        rows.add(new TrailRow(entry.at(), "deed", entry.deed(), entry.by(), entry.detail(), ""));
      }
    }
    trail.verdicts().forEach(given -> rows.add(verdict(given)));
    for (Label label : trail.labels()) {
      if (label.isFromOutside()) {
        String what = label.fraud() ? "fraud" : "good";
        rows.add(new TrailRow(label.at(), "label", what, label.by(), label.source(), ""));
      }
    }
    rows.sort(Comparator.comparing(TrailRow::at).reversed());
    rows.add(new TrailRow(scoredAt, "scored", "", "", "", ""));
    return List.copyOf(rows);
  }

  private static TrailRow verdict(GivenVerdict given) {
    return new TrailRow(
        given.at(),
        "verdict",
        (given.first() ? "case-first-" : "case-") + outcome(given),
        given.by().name(),
        given.verdict().reasonCode().orElse(""),
        given.verdict().note());
  }

  private static String outcome(GivenVerdict given) {
    return given.verdict().outcome() == Verdict.Outcome.FLAGGED ? "flagged" : "cleared";
  }

  /** Whether the entry is about the giving of this verdict. */
  private static boolean tells(GivenVerdict given, AuditTrail.Entry entry) {
    String deed = given.first() ? "case-first-verdict" : "case-" + outcome(given);
    return entry.deed().equals(deed)
        && entry.by().equals(given.by().name())
        && entry.at().equals(given.at());
  }
}
