package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.TestFormats;
import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Partition;
import assay.adapters.training.recipe.RecipeFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class TrainerTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir static Path folder;
  private static final List<String> told = new ArrayList<>();
  private static TrainingRun run;

  @BeforeAll
  static void train() throws Exception {
    MessyTables.definition(folder);
    MessyTables.events(folder, "events", 3, 2_000, false);
    Files.writeString(
        folder.resolve("recipe.yaml"),
        """
        stream: messy/stream.json
        description: For a test
        data: {files: [events.ndjson]}
        split: {gap: PT1H}
        preprocess: {mostCategories: 4, text: {vocabulary: 20, minDocuments: 5}}
        balance: {method: weights}
        models:
          - name: tree
            algorithm: decision-tree
            parameters: {maxDepth: 3}
            tune: {grid: {maxDepth: [2, 4]}, folds: 2}
          - {name: boosted, algorithm: lightgbm, parameters: {num_iterations: 15, num_leaves: 7}}
          - {name: both, combine: stack, of: [tree, boosted]}
        """);
    run = trainer(NOW).train(RecipeFormat.read(folder.resolve("recipe.yaml")));
  }

  private static Trainer trainer(Instant now) {
    return new Trainer(
        SparkExtension.spark(),
        new TestFormats(),
        new PmmlModelDocuments(),
        new PmmlFraudModels(),
        Clock.fixed(now, ZoneOffset.UTC),
        told::add);
  }

  @Test
  void choosesTheBestOnValidationDataAndTellsAllOfThem() {
    assertThat(run.candidates())
        .extracting(Candidate::name)
        .containsExactly("tree", "boosted", "both");
    var judge = new Judge(run.recipe().select(), run.definition().policy());
    double best = judge.of(run.chosen().unseen(), new double[0]);
    for (var candidate : run.candidates()) {
      assertThat(judge.of(candidate.unseen(), new double[0])).isLessThanOrEqualTo(best);
      assertThat(candidate.metrics().rocAuc().orElseThrow()).isGreaterThan(0.6);
    }
    assertThat(told).anySatisfy(line -> assertThat(line).startsWith("boosted: validation"));
  }

  @Test
  void keepsTheBestParametersOfTheSearch() {
    var tree = run.candidates().get(0);
    var log = tree.tuning().orElseThrow();

    assertThat(log.points()).hasSize(2);
    assertThat(log.points().get(0).scores()).hasSize(2);
    assertThat(log.points().get(0).mean()).isGreaterThanOrEqualTo(log.points().get(1).mean());
    assertThat(tree.parameters()).isEqualTo(log.points().get(0).parameters());
  }

  @Test
  void provesThatTheServerScoresTheSame() {
    assertThat(run.proof().rows()).isEqualTo(run.test().size() + 60);
    assertThat(run.proof().worst()).isLessThanOrEqualTo(1e-6);
  }

  @Test
  void saysWhatItWasTrainedOn() {
    var train = run.parts().get(Partition.TRAIN);

    assertThat(Duration.between(train.to(), run.parts().get(Partition.VALIDATION).from()))
        .isGreaterThan(Duration.ofHours(1));
    assertThat(run.facts().provenance())
        .containsEntry("training-rows", Long.toString(train.rows()))
        .containsEntry("training-frauds", Long.toString(train.frauds()));
    assertThat(run.facts().importance().values().stream().mapToDouble(v -> v).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(run.facts().verification()).hasSize(60);
    var read = new PmmlModelDocuments().read(run.pmml());
    assertThat(read.trainedAt()).contains(NOW);
    assertThat(read.description()).contains("For a test");
    assertThat(read.inputs()).isNotEmpty();
  }

  @Test
  void bringsCalibratedProbabilitiesToTheShareOfFraud() {
    var test = run.chosen().validation();
    double mean = 0;
    for (int row = 0; row < test.size(); row++) {
      mean += test.score(row) / test.size();
    }

    assertThat(mean).isCloseTo((double) test.frauds() / test.size(), within(0.02));
  }

  @Test
  void writesTheSameDocumentForTheSameSeedApartFromTheTimeStamp() throws Exception {
    var later = NOW.plusSeconds(86_400);

    var again = trainer(later).train(RecipeFormat.read(folder.resolve("recipe.yaml")));

    assertThat(text(again.pmml()).replace(later.toString(), NOW.toString()))
        .isEqualTo(text(run.pmml()));
  }

  @Test
  void refusesDataWithoutFraud() throws Exception {
    Path goods = folder.resolve("goods.ndjson");
    Files.writeString(
        goods,
        Files.readString(folder.resolve("events.ndjson")).replace("\"fraud\": 1", "\"fraud\": 0"));
    var recipe =
        MessyTables.recipe(
            folder,
            "{stream: messy/stream.json, data: {files: [goods.ndjson]}, models: [{name: m, algorithm: lightgbm}]}");

    assertThatThrownBy(() -> trainer(NOW).train(recipe))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("0 frauds");
  }

  /** The exporter numbers these functions by a counter that starts with the process. */
  private static String text(byte[] document) {
    return new String(document, StandardCharsets.UTF_8).replaceAll("tf-idf@[0-9]+", "tf-idf");
  }
}
