package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en;500,000;500000",
        "en;1,250.50;1250.50",
        "en;1250.5;1250.5",
        "en; 12 000 ;12000",
        "es;500.000;500000",
        "es;1.250,50;1250.50",
        "es;1250,5;1250.5",
        "es;500.50;500.50",
        "fr;12 000,5;12000.5",
        "de-CH;1’000.5;1000.5",
        "en;1,5;1,5",
        "en;much;much",
        "en;-5;-5"
      })
  void areReadAsTheLanguageWritesThem(String language, String typed, String plain) {
    assertThat(Amounts.plain(typed, Locale.forLanguageTag(language))).isEqualTo(plain);
  }
}
