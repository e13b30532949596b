package assay.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.pmml.planted.KnowsPersistence;
import assay.adapters.rest.planted.OpenToAll;
import assay.application.planted.KnowsAnAdapter;
import assay.domain.planted.KnowsAFramework;
import assay.domain.planted.ReadsTheClock;
import assay.webapp.planted.KnowsJpmml;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold for all modules, and each was seen to fail on a planted violation. */
class HexagonTest {
  private static final JavaClasses ASSAY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("assay");

  private static final Map<ArchRule, Class<?>> RULES =
      Map.of(
          HexagonRules.THE_DOMAIN_KNOWS_ONLY_ITSELF_AND_THE_JDK, KnowsAFramework.class,
          HexagonRules.THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN, KnowsAnAdapter.class,
          HexagonRules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER, KnowsPersistence.class,
          HexagonRules.THE_HEXAGON_READS_NO_CLOCK_AND_NO_DICE, ReadsTheClock.class,
          HexagonRules.JPMML_STAYS_IN_ITS_ADAPTER, KnowsJpmml.class,
          HexagonRules.JPA_STAYS_IN_ITS_ADAPTER, KnowsAFramework.class,
          HexagonRules.EVERY_RESOURCE_METHOD_SAYS_WHO_MAY_CALL_IT, OpenToAll.class);

  static Stream<ArchRule> rules() {
    return RULES.keySet().stream();
  }

  static Stream<Arguments> plants() {
    return RULES.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(ASSAY);
  }

  @ParameterizedTest
  @MethodSource("plants")
  void failsOnAPlantedViolation(ArchRule rule, Class<?> planted) {
    var withPlant = new ClassFileImporter().importClasses(planted);

    assertThatThrownBy(() -> rule.check(withPlant)).isInstanceOf(AssertionError.class);
  }

  @Test
  void seesAllModules() {
    assertThat(ASSAY)
        .extracting(type -> type.getPackageName().replaceAll("^(assay\\.\\w+(\\.\\w+)?).*", "$1"))
        .contains(
            "assay.domain.cost",
            "assay.application.scoring",
            "assay.adapters.json",
            "assay.adapters.pmml",
            "assay.adapters.persistence",
            "assay.adapters.rest",
            "assay.adapters.folder",
            "assay.adapters.mlflow",
            "assay.webapp.wiring");
  }
}
