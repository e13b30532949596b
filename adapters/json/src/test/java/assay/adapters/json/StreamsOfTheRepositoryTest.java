package assay.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import assay.application.event.EventFormat;
import assay.application.stream.DefinitionFormat.Parsed;
import assay.domain.event.Event;
import assay.domain.event.StreamName;
import assay.domain.features.FeatureRule;
import assay.domain.stream.EventReader;
import assay.domain.stream.EventReader.Reading;
import assay.domain.stream.StreamDefinition;
import assay.domain.stream.TableColumns;
import assay.domain.synthetic.CardPcaEvents;
import assay.domain.synthetic.CardRetailEvents;
import assay.domain.synthetic.EcommerceEvents;
import assay.domain.synthetic.MobileMoneyEvents;
import assay.domain.synthetic.SyntheticEvents;
import assay.domain.synthetic.TicketingEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The definitions that Assay brings read the events that it generates, and the examples. */
class StreamsOfTheRepositoryTest {
  private static final Path ROOT = Path.of("..", "..", "pmml-models");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static StreamDefinition definition(String stream) throws IOException {
    byte[] document = Files.readAllBytes(ROOT.resolve(stream).resolve("stream.json"));
    var parsed = new JsonDefinitionFormat().parse(new StreamName(stream), document);
    return ((Parsed.Read) parsed).definition();
  }

  private static SyntheticEvents generator(String stream) {
    var random = new SplittableRandom(3);
    return switch (stream) {
      case "card-pca" -> new CardPcaEvents(random);
      case "card-retail" -> new CardRetailEvents(random, NOW);
      case "ecommerce" -> new EcommerceEvents(random, NOW);
      case "mobile-money" -> new MobileMoneyEvents(random);
      default -> new TicketingEvents(random, NOW);
    };
  }

  private static Event read(StreamDefinition definition, Map<String, ?> raw) {
    var reading = new EventReader(definition).read(raw, NOW, () -> "generated");
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).event();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ticketing", "mobile-money", "card-pca", "card-retail", "ecommerce"})
  void readGeneratedEvents(String stream) throws IOException {
    var definition = definition(stream);
    var events = generator(stream);
    var names = definition.features().stream().map(FeatureRule::name).toList();
    for (int i = 0; i < 300; i++) {
      var features = read(definition, events.next()).features().values();
      assertThat(features.keySet()).containsExactlyElementsOf(names);
      assertThat(features.values()).anyMatch(value -> value != null);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ticketing", "mobile-money", "card-pca", "card-retail", "ecommerce"})
  void readTheirExamples(String stream) throws IOException {
    var definition = definition(stream);
    var lines = Files.readAllLines(ROOT.resolve(stream).resolve("examples.ndjson"));
    assertThat(lines).hasSize(6);
    for (String line : lines) {
      var parsed = (EventFormat.Parsed.Read) new JsonEventFormat().parse(line.getBytes(UTF_8));
      assertThat(read(definition, parsed.event()).features().values()).isNotEmpty();
    }
  }

  @Test
  void aMessyPurchaseBecomesPlainValues() throws IOException {
    var event =
        (EventFormat.Parsed.Read)
            new JsonEventFormat()
                .parse(
                    """
                    {"ID_USER": 7, "genero": "--", "monto": "1.234,5", "fecha": "29/02/2020",
                     "hora": 3, "dispositivo": "{'model': 2020; 'device_score': 5; 'os': '%%'}",
                     "establecimiento": null, "tipo_tc": "Física", "linea_tc": 25000,
                     "interes_tc": 32, "is_prime": true, "dcto": "0,0", "cashback": 3}
                    """
                        .getBytes(UTF_8));

    var read = read(definition("ecommerce"), event.event());

    assertThat(read.time()).isEqualTo("2020-02-29T03:00:00Z");
    assertThat(read.amount().amount()).isEqualByComparingTo("1234.5");
    assertThat(
            read.features().values().entrySet().stream().map(e -> entry(e.getKey(), e.getValue())))
        .containsExactly(
            entry("monto", 1234.5),
            entry("dcto", 0.0),
            entry("cashback", 3.0),
            entry("linea_tc", 25_000.0),
            entry("interes_tc", 32.0),
            entry("genero", "--"),
            entry("establecimiento", null),
            entry("ciudad", null),
            entry("tipo_tc", "Física"),
            entry("is_prime", true),
            entry("device_os", "%%"),
            entry("device_model", 2020.0),
            entry("device_score", 5.0),
            entry("hour", 3.0),
            entry("weekday", 6.0),
            entry("weekend", 1.0),
            entry("night", 1.0));
  }

  /** A row as the published files have it, with their row number first. */
  @Test
  void readsATableOfCardPayments() throws IOException {
    var definition = definition("card-retail");
    var header =
        List.of(
            (",trans_date_trans_time,cc_num,merchant,category,amt,first,last,gender,street,city,"
                    + "state,zip,lat,long,city_pop,job,dob,trans_num,unix_time,merch_lat,"
                    + "merch_long,is_fraud")
                .split(","));
    var cells =
        List.of(
            ("17|2024-03-04 23:15:38|4900000000000000001|Invented Shop|shopping_net|7.29|Ada|Fenn"
                    + "|F|1 Mill Lane|Taos|NM|01749|36.12|-86.67|6500|Cook|1984-03-05"
                    + "|00ff00ff00ff00ff00ff00ff00ff00ff|1709594138|33.940000|-118.400000|0")
                .split("\\|"));

    var event = read(definition, new TableColumns(definition, header).event(cells));

    assertThat(event.id()).isEqualTo("00ff00ff00ff00ff00ff00ff00ff00ff");
    assertThat(event.features().get("age")).isEqualTo(39.0);
    assertThat((double) event.features().get("distance")).isCloseTo(2886.448, within(0.001));
    assertThat(event.features().get("hour")).isEqualTo(23.0);
    assertThat(event.features().get("weekday")).isEqualTo(1.0);
    assertThat(event.features().get("city_pop")).isEqualTo(6500.0);
  }

  @Test
  void refusesWhatCanNotBeReadByField() throws IOException {
    var definition = definition("ecommerce");
    var raw = generator("ecommerce").next();
    raw.putAll(Map.of("monto", "12.50", "dispositivo", "ANDROID", "hora", 25));

    var reading = new EventReader(definition).read(raw, NOW, () -> "generated");

    assertThat(((Reading.Refused) reading).problems())
        .extracting(problem -> problem.field() + " " + problem.value())
        .containsExactlyInAnyOrder(
            "/monto \"12.50\"", "/dispositivo \"ANDROID\"", "/fecha \"" + raw.get("fecha") + "\"");
  }
}
