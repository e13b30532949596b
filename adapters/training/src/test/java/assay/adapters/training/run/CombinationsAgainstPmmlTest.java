package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.TestFormats;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Splitter;
import assay.adapters.training.recipe.Recipe;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every calibration behind plain models, averages, stacks, and these within each other. */
@ExtendWith(SparkExtension.class)
class CombinationsAgainstPmmlTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws Exception {
    MessyTables.definition(folder);
    MessyTables.events(folder, "train", 5, 4_000, false);
  }

  @ParameterizedTest
  @MethodSource("assay.adapters.training.ExactRecipes#calibrations")
  void scoreDirtyRowsAsSparkDoes(String text) throws Exception {
    // Given
    var dirty = MessyTables.get().dirty();
    var recipe = MessyTables.recipe(folder, text);
    var documents = new PmmlModelDocuments();
    var trainer =
        new Trainer(
            SparkExtension.spark(),
            new TestFormats(),
            documents,
            new PmmlFraudModels(),
            CLOCK,
            line -> {});
    var parts = trainer.split(recipe);
    var train = Splitter.rows(parts, Partition.TRAIN);
    var test = Sample.of(Splitter.rows(parts, Partition.TEST));
    var contest = contest(recipe, parts, test);
    var summaries = Splitter.summaries(parts);
    var population = PriorCorrection.of(recipe.fraudShare(), parts.definition(), summaries);
    // When
    recipe.models().forEach(contest::enter);
    // Then
    assertThat(contest.candidates()).hasSizeGreaterThanOrEqualTo(4);
    for (var candidate : contest.candidates()) {
      var facts =
          new Completion(recipe, parts, summaries, candidate, population, train, test, CLOCK)
              .facts();
      byte[] pmml = documents.complete(candidate.model().document(documents), facts);
      double[] served = MessyTables.served(pmml, dirty);
      double[] spark = candidate.model().score(dirty.rows());
      double tolerance = candidate.model().singlePrecision() ? 1e-5 : 1e-6;
      assertThat(served).hasSameSizeAs(spark).hasSizeGreaterThanOrEqualTo(1_000);
      for (int row = 0; row < spark.length; row++) {
        assertThat(served[row])
            .as("%s, row %d", candidate.name(), row)
            .isCloseTo(facts.calibrator().calibrate(spark[row]), within(tolerance));
      }
    }
  }

  private static Contest contest(Recipe recipe, EventTable parts, Sample test) {
    return new Contest(
        recipe,
        parts.definition(),
        Splitter.rows(parts, Partition.TRAIN),
        Sample.of(Splitter.rows(parts, Partition.VALIDATION)),
        test,
        line -> {});
  }
}
