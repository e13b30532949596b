package assay.adapters.rest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.rest.InMemory;
import assay.domain.features.FeatureType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvEventsTest {
  private static String event(List<String> header, String... cells) {
    var definition =
        InMemory.definition(InMemory.PAYMENTS, InMemory.field("quantity", FeatureType.NUMBER));
    return new String(
        new CsvEvents(definition, header).event(List.of(cells)), StandardCharsets.UTF_8);
  }

  @Test
  void typesCellsAsTheStreamReadsThem() {
    assertThat(
            event(
                List.of("id", "amount", "quantity", "known", "kind", "text", "other"),
                "7",
                "181.00",
                "2",
                "TRUE",
                "3",
                "4",
                "5"))
        .isEqualTo(
            "{\"id\":7,\"amount\":181.00,\"quantity\":2,\"known\":true,\"kind\":\"3\",\"text\":\"4\",\"other\":\"5\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678901234567890123456789.10",
        "-0",
        "0.10",
        "1e400",
        "1E-7",
        "4111111111111111"
      })
  void losesNoDigit(String number) {
    String event = event(List.of("amount"), number);

    String written = event.substring("{\"amount\":".length(), event.length() - 1);
    assertThat(new BigDecimal(written)).isEqualTo(new BigDecimal(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"much", "1,5", "+1", "01", ".5", "5.", "NaN", "Infinity", "0x1", " 1", "1 "})
  void leavesWhatIsNoNumberAsText(String cell) {
    assertThat(event(List.of("amount"), cell)).isEqualTo("{\"amount\":\"" + cell + "\"}");
  }

  @Test
  void keepsIdsThatOnlyLookLikeNumbers() {
    assertThat(event(List.of("id"), "007")).isEqualTo("{\"id\":\"007\"}");
    assertThat(event(List.of("id"), "1e5")).isEqualTo("{\"id\":\"1e5\"}");
    assertThat(event(List.of("id"), "90071992547409931")).isEqualTo("{\"id\":90071992547409931}");
  }

  @Test
  void leavesEmptyCellsAndSecondColumnsOut() {
    assertThat(event(List.of("id", "text", "id", "known"), "1", "", "2", "maybe"))
        .isEqualTo("{\"id\":1,\"known\":\"maybe\"}");
  }

  @Test
  void escapesWhatJsonMustEscape() {
    assertThat(event(List.of("text", "a\"/~b"), "\"ü😀\"\n</script>\0", "x"))
        .isEqualTo("{\"text\":\"\\\"ü😀\\\"\\n</script>\\u0000\",\"a\\\"/~b\":\"x\"}");
  }
}
