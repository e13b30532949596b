package assay.adapters.pmml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.json.JsonDefinitionFormat;
import assay.adapters.json.JsonEventFormat;
import assay.application.event.EventFormat;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Outcome.Scored;
import assay.application.stream.DefinitionFormat;
import assay.domain.event.StreamName;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import assay.domain.stream.EventReader;
import assay.domain.stream.EventReader.Reading;
import assay.domain.stream.StreamDefinition;
import assay.domain.synthetic.CardPcaEvents;
import assay.domain.synthetic.CardRetailEvents;
import assay.domain.synthetic.CardTerminalEvents;
import assay.domain.synthetic.EcommerceEvents;
import assay.domain.synthetic.MobileMoneyEvents;
import assay.domain.synthetic.SyntheticEvents;
import assay.domain.synthetic.TicketingEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each model that comes with the product loads, and its explanations add up to its scores. */
class ServesTheModelsOfTheRepositoryTest {
  private static final Path ROOT = Path.of("../../pmml-models");
  private static final int GENERATED = 400;

  static List<Path> files() throws IOException {
    try (var files = Files.walk(ROOT)) {
      var found = files.filter(file -> file.toString().endsWith(".pmml")).sorted().toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(5);
      return found;
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void explainsExactly(Path file) throws IOException {
    var definition = definition(ROOT.relativize(file).getName(0).toString());
    var loaded = Streams.MODELS.load(Files.readAllBytes(file), definition);
    assertThat(loaded).as(loaded.toString()).isInstanceOf(Loaded.Ready.class);
    var model = ((Loaded.Ready) loaded).model();

    var rows = examples(definition);
    assertThat(rows).isNotEmpty();
    rows.forEach(row -> assertThat(model.score(row)).isInstanceOf(Scored.class));
    rows.addAll(generated(definition));
    var random = new SplittableRandom(3);
    var changed = rows.stream().map(row -> changed(row, definition, random)).toList();

    assertAddsUp(model, rows);
    long scored = changed.stream().filter(row -> model.score(row) instanceof Scored).count();
    if (file.endsWith("ticketing/champion.pmml")) {
      assertThat(scored).isEqualTo(changed.size()); // it takes missing values and new categories
    }
    assertAddsUp(
        model, changed.stream().filter(row -> model.score(row) instanceof Scored).toList());
    if (file.endsWith("champion.pmml")) { // trained with all that exact reasons need
      assertThat(model.timeOfReasons()).isPresent();
      var reasons = model.reasons(rows.get(0), 7, List.of()).orElseThrow();
      assertThat(reasons.method()).matches("(linear|tree-shap).*");
      assertThat(reasons.margin())
          .isCloseTo(model.explain(rows.get(0)).orElseThrow().margin(), within(1e-6));
    }
  }

  /**
   * Contributions add up to the model's log-odds: to those of the probability, or, where that is
   * calibrated, to something that it rises with.
   */
  private static void assertAddsUp(FraudModel model, List<Features> rows) {
    var calibrated = new TreeMap<Double, Double>();
    for (var row : rows) {
      double probability = ((Scored) model.score(row)).probability().value();
      var explanation = model.explain(row).orElseThrow();
      assertThat(explanation.unit()).isEqualTo("log-odds");
      assertThat(explanation.contributions()).isNotEmpty();
      if (explanation.method().endsWith(", before calibration")) {
        calibrated.put(explanation.margin(), probability);
      } else {
        assertThat(1 / (1 + Math.exp(-explanation.margin())))
            .as(row.toString())
            .isCloseTo(probability, within(2e-6));
      }
    }
    double highest = 0;
    for (double probability : calibrated.values()) {
      assertThat(probability).isGreaterThanOrEqualTo(highest - 2e-6);
      highest = Math.max(highest, probability);
    }
  }

  private static StreamDefinition definition(String stream) throws IOException {
    var parsed =
        new JsonDefinitionFormat()
            .parse(
                new StreamName(stream),
                Files.readAllBytes(ROOT.resolve(stream).resolve("stream.json")));
    return ((DefinitionFormat.Parsed.Read) parsed).definition();
  }

  private static List<Features> examples(StreamDefinition definition) throws IOException {
    var reader = new EventReader(definition);
    var rows = new ArrayList<Features>();
    for (String line :
        Files.readAllLines(ROOT.resolve(definition.name().value()).resolve("examples.ndjson"))) {
      var parsed = (EventFormat.Parsed.Read) new JsonEventFormat().parse(line.getBytes(UTF_8));
      rows.add(features(reader, parsed.event()));
    }
    return rows;
  }

  private static List<Features> generated(StreamDefinition definition) {
    var reader = new EventReader(definition);
    var events = events(definition.name().value());
    var rows = new ArrayList<Features>();
    for (int i = 0; i < GENERATED; i++) {
      rows.add(features(reader, events.next()));
    }
    return rows;
  }

  /** Windows over the past see the event alone. */
  private static Features features(EventReader reader, Map<String, ?> event) {
    var read = (Reading.Read) reader.read(event, Instant.EPOCH, () -> "generated");
    return reader.history().complete(read.event(), List.of()).features();
  }

  private static SyntheticEvents events(String stream) {
    var random = new SplittableRandom(5);
    return switch (stream) {
      case "card-pca" -> new CardPcaEvents(random);
      case "mobile-money" -> new MobileMoneyEvents(random);
      case "card-terminals" -> new CardTerminalEvents(random, Instant.EPOCH);
      case "card-retail" -> new CardRetailEvents(random, Instant.EPOCH);
      case "ecommerce" -> new EcommerceEvents(random, Instant.EPOCH);
      case "ticketing" -> new TicketingEvents(random, Instant.EPOCH);
      default -> throw new AssertionError("No events for " + stream);
    };
  }

  /** The row with some values missing and some categories that no training has seen. */
  private static Features changed(
      Features row, StreamDefinition definition, SplittableRandom random) {
    var values = new LinkedHashMap<String, Object>(row.values());
    for (FeatureRule feature : definition.features()) {
      int fate = random.nextInt(8);
      if (fate == 0) {
        values.put(feature.name(), null);
      } else if (fate == 1 && feature.type() == FeatureType.CATEGORY) {
        values.put(feature.name(), random.nextBoolean() ? "never seen" : "");
      }
    }
    return new Features(values);
  }
}
