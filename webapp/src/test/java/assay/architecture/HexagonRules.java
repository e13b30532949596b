package assay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The architecture of Assay as rules. */
final class HexagonRules {
  private static final Pattern ADAPTER = Pattern.compile("assay\\.adapters\\.(\\w+).*");

  /** Roots of composition: they put adapters together, so they know them. */
  private static final List<String> ROOTS = List.of("cli");

  private HexagonRules() {}

  static final ArchRule THE_DOMAIN_KNOWS_ONLY_ITSELF_AND_THE_JDK =
      classes()
          .that()
          .resideInAPackage("assay.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("assay.domain..", "java..", "org.jspecify..", "")
          .because("its rules run in training, on the command line and in the server alike");

  static final ArchRule THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN =
      classes()
          .that()
          .resideInAPackage("assay.application..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "assay.application..",
              "assay.domain..",
              "jakarta.enterprise..",
              "jakarta.inject..",
              "jakarta.transaction..",
              "java..",
              "org.jspecify..",
              "")
          .because("use cases drive ports and know no technology");

  static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      classes().that().resideInAPackage("assay.adapters..").should(onlyKnowTheirOwnAdapter());

  static final ArchRule THE_HEXAGON_READS_NO_CLOCK_AND_NO_DICE =
      noClasses()
          .that()
          .resideInAnyPackage("assay.domain..", "assay.application..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because("time and chance are handed in, so that decisions can be replayed");

  static final ArchRule JPMML_STAYS_IN_ITS_ADAPTER =
      only("assay.adapters.pmml..", "org.jpmml..", "org.dmg.pmml..");

  static final ArchRule JPA_STAYS_IN_ITS_ADAPTER =
      only("assay.adapters.persistence..", "jakarta.persistence..", "org.hibernate..");

  static final ArchRule EVERY_RESOURCE_METHOD_SAYS_WHO_MAY_CALL_IT =
      methods()
          .that(describe("answer HTTP", HexagonRules::answersHttp))
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beAnnotatedWith(DenyAll.class);

  private static ArchRule only(String home, String... foreign) {
    return noClasses()
        .that(DescribedPredicate.not(resideInAPackage(home)).as("reside outside " + home))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(foreign);
  }

  private static boolean answersHttp(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(a -> a.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod"));
  }

  private static ArchCondition<JavaClass> onlyKnowTheirOwnAdapter() {
    return new ArchCondition<>("know no other adapter") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = adapter(type);
        if (ROOTS.contains(own)) {
          return;
        }
        for (var dependency : type.getDirectDependenciesFromSelf()) {
          String other = adapter(dependency.getTargetClass());
          if (!other.isEmpty() && !other.equals(own)) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static String adapter(JavaClass type) {
    Matcher matcher = ADAPTER.matcher(type.getPackageName());
    return matcher.matches() ? matcher.group(1) : "";
  }
}
