package assay.adapters.report;

import assay.adapters.report.Page.Section;
import assay.application.reporting.ModelReportContent;
import assay.application.reporting.ModelReportContent.Split;
import j2html.tags.DomContent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the model comes from: the way from data to decision, the data, the preprocessing. */
final class OriginSections {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private OriginSections() {}

  static List<Section> of(ModelReportContent content) {
    return List.of(flow(content), data(content.data().splits()), steps(content.data().steps()));
  }

  private static Section flow(ModelReportContent content) {
    long rows = content.data().splits().stream().mapToLong(Split::rows).sum();
    var boxes =
        List.of(
            new Flow.Box("Data", rows == 0 ? "not described" : Figures.count(rows) + " events"),
            new Flow.Box("Features", content.facts().inputs().size() + " inputs"),
            new Flow.Box("Preprocessing", content.data().steps().size() + " steps"),
            new Flow.Box("Model", content.algorithm()),
            new Flow.Box("Calibration", content.facts().calibrator().method()),
            new Flow.Box(
                "Decision",
                content.money().isPresent()
                    ? "the action of lowest expected cost"
                    : "a threshold or bands"));
    return Section.of(
        "process",
        "From data to decision",
        new Flow("Process", "What happens to an event on its way.", boxes).figure());
  }

  private static Section data(List<Split> splits) {
    if (splits.isEmpty()) {
      return Section.of("data", "Data", Content.missing("The data was not described."));
    }
    var rows = new ArrayList<List<String>>();
    for (var split : splits) {
      rows.add(
          List.of(
              split.name(),
              Figures.count(split.rows()),
              Figures.count(split.frauds()),
              Figures.percent(
                  split.rows() == 0 ? Double.NaN : split.frauds() / (double) split.rows()),
              time(split.from()),
              time(split.to())));
    }
    return Section.of(
        "data",
        "Data",
        Tables.of(
            "How the data was split. Times are UTC.",
            List.of("part", "events", "frauds", "share of fraud", "from", "to"),
            rows,
            -1));
  }

  private static String time(Optional<Instant> time) {
    return time.map(TIME::format).orElse(Figures.NONE);
  }

  private static Section steps(List<ModelReportContent.Step> steps) {
    var parts = new ArrayList<DomContent>();
    if (steps.isEmpty()) {
      parts.add(Content.missing("No preprocessing was described."));
    } else {
      var list = Element.of("ol");
      for (var step : steps) {
        list.with(
            Element.of("li")
                .with(Element.of("strong").says(step.name() + ": "))
                .with(Element.of("span").says(step.description())));
      }
      parts.add(list);
    }
    return new Section("preprocessing", "Preprocessing", parts);
  }
}
