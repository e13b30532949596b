package assay.adapters.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.training.data.EventFiles;
import assay.adapters.training.data.Roles;
import assay.adapters.training.data.StreamSource;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.RecipeFormat;
import assay.application.event.EventFormat.Parsed;
import assay.domain.event.Event;
import assay.domain.history.HistorySpan;
import assay.domain.history.HistoryWindows;
import assay.domain.history.SubjectEvent;
import assay.domain.stream.EventReader;
import assay.domain.stream.EventReader.Reading;
import assay.domain.synthetic.CardTerminalEvents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of a whole file are, to the bit, what the server makes of event after event. */
@ExtendWith(SparkExtension.class)
class HistoryOfFilesTest {
  private static final int EVENTS = 1_500;
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  @TempDir static Path folder;
  private static StreamSource source;
  private static Recipe recipe;
  private static List<String> lines;
  private static String partitions;

  @BeforeAll
  static void write() throws Exception {
    partitions = SparkExtension.spark().conf().get(PARTITIONS);
    Path stream = folder.resolve("windows/stream.json");
    Files.createDirectories(stream.getParent());
    try (var in = HistoryOfFilesTest.class.getResourceAsStream("/windows/stream.json")) {
      Files.copy(in, stream);
    }
    source = StreamSource.read(stream, new TestFormats());
    lines = lines();
    Path file = Files.write(folder.resolve("payments.ndjson"), lines);
    String text =
        """
        stream: windows/stream.json
        data: {files: [%s]}
        models: [{name: m, algorithm: xgboost}]
        """
            .formatted(file.getFileName());
    recipe =
        RecipeFormat.parse(text.getBytes(StandardCharsets.UTF_8), folder.resolve("recipe.yaml"));
  }

  @AfterAll
  static void restore() {
    SparkExtension.spark().conf().set(PARTITIONS, partitions);
  }

  /** Out of order, with equal times, and here and there without a subject, a label or points. */
  private static List<String> lines() {
    var random = new Random(5);
    var payments = new CardTerminalEvents(new Random(4), Instant.parse("2026-01-01T00:00:00Z"), 40);
    var lines = new ArrayList<String>();
    for (int i = 0; i < EVENTS; i++) {
      var event = payments.next();
      var json = new StringBuilder("{\"channel\": \"" + "abc".charAt(random.nextInt(3)) + '"');
      String time = String.valueOf(event.get("TX_DATETIME"));
      json.append(", \"TX_DATETIME\": \"").append(time, 0, 14).append("00:00\"");
      json.append(", \"TX_AMOUNT\": ").append(event.get("TX_AMOUNT"));
      event.put("points", random.nextInt(1_000) / 7.0);
      event.put("TX_FRAUD", random.nextInt(4) == 0 ? 1 : 0);
      for (String name : List.of("CUSTOMER_ID", "TERMINAL_ID", "points", "TX_FRAUD")) {
        if (random.nextInt(20) > 0) {
          json.append(", \"%s\": %s".formatted(name, event.get(name)));
        }
      }
      lines.add(json.append('}').toString());
    }
    Collections.shuffle(lines, random);
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3", "8"})
  void areThoseOfTheServer(String count) throws Exception {
    // Given
    SparkExtension.spark().conf().set(PARTITIONS, count);
    var names = new HistoryWindows(source.definition().features()).names();
    // When
    var table = new EventFiles(SparkExtension.spark(), line -> {}).read(recipe, source);
    var rows = table.rows().orderBy(Roles.ROW).collectAsList();
    // Then
    assertThat(rows).hasSize(EVENTS);
    var expected = served();
    for (int i = 0; i < EVENTS; i++) {
      Row row = rows.get(i);
      assertThat(names.stream().map(row::<Object>getAs).toList())
          .as(lines.get(i))
          .isEqualTo(expected.get(i));
    }
    assertThat(expected).anyMatch(windows -> windows.contains(null));
    SparkExtension.spark().catalog().clearCache();
  }

  private record Arrived(int line, Event event, Optional<Boolean> fraud) {}

  /** The windows of each line as the server makes them of what it kept of the events before. */
  private static List<List<@Nullable Object>> served() {
    var reader = new EventReader(source.definition());
    var windows = reader.history();
    var arrived = new ArrayList<Arrived>();
    for (String line : lines) {
      var json = source.formats().events().parse(line.getBytes(StandardCharsets.UTF_8));
      var raw = ((Parsed.Read) json).event();
      var event = ((Reading.Read) reader.read(raw, Instant.EPOCH, () -> "")).event();
      var fraud = source.definition().label().orElseThrow().read(raw);
      arrived.add(new Arrived(arrived.size(), event, fraud));
    }
    arrived.sort(Comparator.comparing((Arrived a) -> a.event().time()));
    var kept = new ArrayList<SubjectEvent>();
    var values = new ArrayList<List<@Nullable Object>>(Collections.nCopies(EVENTS, List.of()));
    for (Arrived next : arrived) {
      var spans = windows.spans(next.event());
      var past = kept.stream().filter(event -> covered(event, spans)).toList();
      var features = windows.complete(next.event(), past).features();
      values.set(next.line(), windows.names().stream().map(features::get).toList());
      kept.addAll(windows.kept(next.event(), next.fraud()));
    }
    return values;
  }

  private static boolean covered(SubjectEvent event, List<HistorySpan> spans) {
    return spans.stream()
        .anyMatch(s -> s.subject().equals(event.subject()) && s.covers(event.time()));
  }
}
