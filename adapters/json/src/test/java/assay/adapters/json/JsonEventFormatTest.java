package assay.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.event.EventFormat.Parsed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventFormatTest {
  private final JsonEventFormat format = new JsonEventFormat();

  private Map<String, ?> read(String json) {
    return ((Parsed.Read) format.parse(json.getBytes(StandardCharsets.UTF_8))).event();
  }

  private Parsed.Malformed malformed(byte[] json) {
    return (Parsed.Malformed) format.parse(json);
  }

  @Test
  void readsNumbersWithoutLoss() {
    var event =
        read("{\"card\": 6011000990139424371, \"big\": 123456789012345678901, \"a\": 0.1000}");

    assertThat(event.get("card")).isEqualTo(6011000990139424371L);
    assertThat(event.get("big")).isEqualTo(new BigInteger("123456789012345678901"));
    assertThat(event.get("a")).isEqualTo(new BigDecimal("0.1000"));
  }

  @Test
  void readsNestedEventsInTheirOrder() {
    var event = read("{\"z\": [{\"b\": 1, \"a\": null}, true, \"ü\\u00e9\"], \"y\": {}}");

    assertThat(event.keySet()).hasToString("[z, y]");
    assertThat(event.get("z")).hasToString(Arrays.asList("{b=1, a=null}", "true", "üé").toString());
    assertThat(((Map<?, ?>) ((List<?>) event.get("z")).get(0)).containsKey("a")).isTrue();
  }

  @Test
  void namesThePlaceOfAMistake() {
    var malformed = malformed("{\n  \"a\": 1,\n  \"b\" 2}".getBytes(StandardCharsets.UTF_8));

    assertThat(malformed.line()).isEqualTo(3);
    assertThat(malformed.column()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[1]",
        "5",
        "{\"a\": 1",
        "{\"a\": 1}}",
        "{\"a\": 1} {}",
        "{\"a\": 1, \"a\": 2}",
        "{'a': 1}",
        "{\"a\": NaN}",
        "{\"a\": 01}",
        "{\"a\": 1e999999999}",
        "{\"a\": \"\\ud800\"}",
        "{\"a\\udfff\": 1}",
        "{\"a\": \"\t\"}",
        "\uFEFF{}"
      })
  void refusesWhatIsNotOneObject(String json) {
    assertThat(format.parse(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(malformed("{\"a\": 1}".getBytes(StandardCharsets.UTF_16LE)).detail()).isNotEmpty();
    assertThat(malformed(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}).detail())
        .contains("UTF-8");
    // a surrogate written as if it were a character, and an overlong slash
    assertThat(
            malformed(
                    new byte[] {
                      '{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'
                    })
                .detail())
        .contains("UTF-8");
    assertThat(
            malformed(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'}).detail())
        .contains("UTF-8");
  }

  @Test
  void takesTheReplacementCharacterForWhatItIs() {
    assertThat(read("{\"a\": \"\uFFFD\"}").get("a")).isEqualTo("\uFFFD");
  }

  @Test
  void refusesWhatIsTooDeepOrTooLong() {
    String deep = "{\"a\":".repeat(65) + "1" + "}".repeat(65);
    String longNumber = "{\"a\": " + "9".repeat(401) + "}";

    assertThat(malformed(deep.getBytes(StandardCharsets.UTF_8)).detail()).contains("limits");
    assertThat(malformed(longNumber.getBytes(StandardCharsets.UTF_8)).detail()).contains("limits");
  }
}
