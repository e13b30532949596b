package assay.webapp;

import assay.adapters.json.JsonDefinitionFormat;
import assay.adapters.json.JsonEventFormat;
import assay.application.event.EventFormat;
import assay.application.stream.DefinitionFormat;
import assay.domain.event.Event;
import assay.domain.event.StreamName;
import assay.domain.history.SubjectHistory;
import assay.domain.history.SubjectWindows;
import assay.domain.stream.EventReader;
import assay.domain.stream.EventReader.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The windows of a file of labelled events as training computes them: subject by subject. */
final class TrainedWindows {
  private record Row(int number, Event event, boolean fraud) {}

  private TrainedWindows() {}

  /** For each line, the windows by name; NaN: missing. */
  static List<Map<String, Double>> of(byte[] definition, List<String> lines) {
    var parsed = new JsonDefinitionFormat().parse(new StreamName("any"), definition);
    var stream = ((DefinitionFormat.Parsed.Read) parsed).definition();
    var reader = new EventReader(stream);
    var format = new JsonEventFormat();
    var rows = new ArrayList<Row>();
    var windows = new ArrayList<Map<String, Double>>();
    for (String line : lines) {
      var raw =
          ((EventFormat.Parsed.Read) format.parse(line.getBytes(StandardCharsets.UTF_8))).event();
      var event = ((Reading.Read) reader.read(raw, Instant.EPOCH, () -> "")).event();
      boolean fraud = stream.label().orElseThrow().read(raw).orElse(false);
      rows.add(new Row(rows.size(), event, fraud));
      windows.add(new LinkedHashMap<>());
    }
    for (SubjectWindows plan : reader.history().bySubject()) {
      var groups = new LinkedHashMap<String, List<Row>>();
      for (Row row : rows) {
        String subject = row.event().subject(plan.kind()).orElseThrow().value();
        groups.computeIfAbsent(subject, s -> new ArrayList<>()).add(row);
      }
      groups.values().forEach(group -> fill(plan, group, windows));
    }
    return windows;
  }

  private static void fill(
      SubjectWindows plan, List<Row> group, List<Map<String, Double>> windows) {
    var history = new SubjectHistory(plan);
    var values = new double[plan.names().size()];
    for (Row row : group) {
      var features = row.event().features();
      double[] numbers =
          plan.numbers().stream().mapToDouble(name -> (Double) features.get(name)).toArray();
      history.append(row.event().time().toEpochMilli(), row.fraud(), numbers, new String[0]);
      history.windows(values);
      for (int i = 0; i < values.length; i++) {
        windows.get(row.number()).put(plan.names().get(i), values[i]);
      }
    }
  }
}
