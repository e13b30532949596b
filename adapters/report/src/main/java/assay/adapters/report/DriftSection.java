package assay.adapters.report;

import assay.adapters.report.Page.Section;
import assay.application.reporting.ProfileContent.Drift;
import assay.domain.profiling.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What moved from one data set to another. */
final class DriftSection {
  private DriftSection() {}

  static Section of(Profile profile, Drift drift) {
    var rows = new ArrayList<List<String>>();
    for (var it : drift.columns()) {
      rows.add(
          List.of(
              it.column(),
              Figures.metric(it.index().value()),
              StabilityWords.of(it.index()),
              Figures.metric(it.distance()),
              Figures.percent(it.missingBefore()),
              Figures.percent(it.missingAfter()),
              Figures.percent(it.unseen())));
    }
    var bars =
        drift.columns().stream()
            .limit(DataProfile.RANKED)
            .map(
                it ->
                    new Bars.Bar(
                        it.column(),
                        it.index().value(),
                        OptionalDouble.empty(),
                        Figures.metric(it.index().value())))
            .toList();
    return Section.of(
        "drift",
        "Drift",
        Content.paragraph(
            "From %s to %s. CSI below 0.1 is stable, from 0.25 on a model may no longer fit."
                .formatted(profile.table().name(), drift.other())),
        Content.grid(List.of(new Bars("CSI per column", "The most moved first.", bars).figure())),
        Tables.of(
            "How far each column has moved.",
            List.of(
                "column",
                "CSI",
                "in words",
                "KS distance",
                "missing before",
                "missing after",
                "unseen values"),
            rows,
            -1));
  }
}
