package assay.domain.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.stream.Wording.Words;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final Wording WORDING =
      new Wording(
          Map.of(
              "en", words("Tickets", "account age", "days"),
              "es", words("Entradas", "antigüedad", "días"),
              "pt-BR", new Words(Optional.empty(), Map.of("age", "idade"), Map.of(), Map.of())));

  private static Words words(String title, String age, String unit) {
    return new Words(
        Optional.of(title), Map.of("age", age), Map.of("age", unit), Map.of("other", title));
  }

  @Test
  void speaksTheReadersLanguageAlsoWithARegion() {
    assertThat(WORDING.field("age", Locale.forLanguageTag("es"))).contains("antigüedad");
    assertThat(WORDING.field("age", Locale.forLanguageTag("es-MX"))).contains("antigüedad");
    assertThat(WORDING.field("age", Locale.forLanguageTag("pt-BR"))).contains("idade");
    assertThat(WORDING.unit("age", Locale.forLanguageTag("es"))).contains("días");
  }

  @Test
  void speaksEnglishWhereALanguageHasNoWord() {
    assertThat(WORDING.unit("age", Locale.forLanguageTag("pt-BR"))).contains("days");
    assertThat(WORDING.title(Locale.FRENCH)).contains("Tickets");
    assertThat(WORDING.reasonCode("other", Locale.FRENCH)).contains("Tickets");
  }

  @Test
  void saysNothingOfWhatItDoesNotName() {
    assertThat(WORDING.field("amount", Locale.ENGLISH)).isEmpty();
    assertThat(Wording.NONE.title(Locale.ENGLISH)).isEmpty();
  }

  @Test
  void refusesWhatIsNoLanguageAndWhatIsNoWord() {
    var words = words("Tickets", "age", "days");
    assertThatThrownBy(() -> new Wording(Map.of("es_MX", words))).hasMessageContaining("'es_MX'");
    assertThatThrownBy(() -> new Wording(Map.of("", words))).hasMessageContaining("''");
    assertThatThrownBy(() -> words(" ", "age", "days")).hasMessageContaining("'title'");
    assertThatThrownBy(() -> words("T", "a\nb", "days")).hasMessageContaining("'age'");
    assertThatThrownBy(() -> words("T", "x".repeat(101), "days")).hasMessageContaining("100");
  }
}
