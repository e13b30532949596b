package assay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What {@code HexagonTest} can't see from the server: the half that Spark runs in. */
@AnalyzeClasses(packages = "assay", importOptions = ImportOption.DoNotIncludeTests.class)
class TrainerArchitectureTest {
  @ArchTest
  static final ArchRule TRAINING_KNOWS_NO_OTHER_ADAPTER =
      noClasses()
          .that()
          .resideInAPackage("assay.adapters.training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "assay.adapters.json..",
              "assay.adapters.pmml..",
              "assay.adapters.report..",
              "assay.adapters.mlflow..",
              "assay.trainer..");

  @ArchTest
  static final ArchRule SPARK_STAYS_IN_TRAINING =
      noClasses()
          .that()
          .resideOutsideOfPackages("assay.adapters.training..", "assay.trainer..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "ml.dmlc..", "scala..");

  @ArchTest
  static final ArchRule JPMML_STAYS_WHERE_MODELS_ARE_WRITTEN_AND_READ =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "assay.adapters.pmml..",
              "assay.adapters.training.learn..",
              "assay.adapters.training.preprocess..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jpmml..", "org.dmg.pmml..");
}
