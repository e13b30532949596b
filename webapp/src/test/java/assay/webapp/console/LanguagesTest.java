package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LanguagesTest {
  private static final Locale SPANISH = Locale.forLanguageTag("es");
  private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");

  @Test
  void areThoseThatHaveAFile() {
    assertThat(
            Languages.of(
                Set.of(
                    "/a/messages.properties",
                    "/a/messages_pt_BR.properties",
                    "/a/messages_en.properties",
                    "/a/messages_es.properties",
                    "/a/Texts.class",
                    "/a/messages_es.properties.orig")))
        .containsExactly(Locale.ENGLISH, SPANISH, BRAZIL);
  }

  @Test
  void fitWhatSomebodyReads() {
    var spoken = List.of(Locale.ENGLISH, SPANISH, BRAZIL);

    assertThat(Languages.best(List.of(Locale.forLanguageTag("es-MX")), spoken)).isEqualTo(SPANISH);
    assertThat(Languages.best(List.of(Locale.FRENCH, BRAZIL), spoken)).isEqualTo(BRAZIL);
    assertThat(Languages.best(List.of(Locale.FRENCH), spoken)).isEqualTo(Locale.ENGLISH);
    assertThat(Languages.best(List.of(), spoken)).isEqualTo(Locale.ENGLISH);
  }
}
