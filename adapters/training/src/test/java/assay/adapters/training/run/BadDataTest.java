package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.TestFormats;
import assay.adapters.training.data.BadData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Data as it should not be: a clear message, or a clean run. */
@ExtendWith(SparkExtension.class)
class BadDataTest {
  private static final int EVENTS = 1_500;

  @TempDir static Path folder;
  private static List<String> events;

  @BeforeAll
  static void write() throws Exception {
    MessyTables.definition(folder);
    events = Files.readAllLines(MessyTables.events(folder, "events", 6, EVENTS, false));
  }

  /** The events with other labels. */
  private static void labelled(String name, IntPredicate fraud) throws Exception {
    var lines = new ArrayList<String>();
    for (int i = 0; i < events.size(); i++) {
      lines.add(
          events.get(i).replaceFirst("\"fraud\": [01]", "\"fraud\": " + (fraud.test(i) ? 1 : 0)));
    }
    Files.write(folder.resolve(name), lines);
  }

  private static TrainingRun train(String recipe) throws Exception {
    return new Trainer(
            SparkExtension.spark(),
            new TestFormats(),
            new PmmlModelDocuments(),
            new PmmlFraudModels(),
            Clock.systemUTC(),
            line -> {})
        .train(MessyTables.recipe(folder, "stream: messy/stream.json\n" + recipe));
  }

  @Test
  void refusesEventsThatAreAllFraud() throws Exception {
    labelled("frauds.ndjson", i -> true);

    assertThatThrownBy(
            () ->
                train("data: {files: [frauds.ndjson]}\nmodels: [{name: m, algorithm: xgboost}]\n"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("900 frauds among 900 rows")
        .hasMessageContaining("both classes are needed");
  }

  /** Seven frauds can't be in ten folds. */
  @Test
  void namesTheFoldThatHasOneClass() throws Exception {
    labelled("few.ndjson", i -> i % 120 == 60);

    assertThatThrownBy(
            () ->
                train(
                    """
                    data: {files: [few.ndjson]}
                    models:
                      - {name: few, algorithm: decision-tree, tune: {grid: {maxDepth: [2]}, folds: 10}}
                    """))
        .isInstanceOf(BadData.class)
        .hasMessageMatching("few: fold [0-9]+ of 10 has [0-9]+ events to judge by, 0 of them.*")
        .hasMessageContaining("Choose fewer folds");
  }

  @Test
  void saysThatAWindowOfTheSearchHasNoFraud() throws Exception {
    labelled("late.ndjson", i -> i % 50 == 0 && i > 820);

    assertThatThrownBy(
            () ->
                train(
                    """
                    data: {files: [late.ndjson]}
                    models:
                      - name: m
                        algorithm: decision-tree
                        tune: {grid: {maxDepth: [2]}, folds: 2, window: PT1H, step: PT2H}
                    """))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("no frauds to train on")
        .hasMessageContaining("longer window");
  }

  @Test
  void refusesDataInWhichNothingVaries() {
    assertThatThrownBy(
            () ->
                train(
                    """
                    data: {files: [events.ndjson]}
                    preprocess: {remove: [amount, age, balance, hour, country, channel, first_time, narration]}
                    models: [{name: m, algorithm: logistic-regression}]
                    """))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("No feature varies");
  }

  @Test
  void leavesConstantColumnsOutAndTellsThem() throws Exception {
    var run =
        train(
            """
            data: {files: [events.ndjson]}
            preprocess: {scale: standard}
            explainRows: 20
            models: [{name: m, algorithm: logistic-regression, parameters: {regParam: 0.01}}]
            """);

    assertThat(run.chosen().model().preprocessing().warnings())
        .contains(
            "constant is left out: it is the same in every training row.",
            "always_missing is left out: it is the same in every training row.");
    assertThat(run.chosen().metrics().rocAuc().orElseThrow()).isGreaterThan(0.7);
  }

  @Test
  void trainsOnAColumnThatHalfTheFilesLack() throws Exception {
    Files.write(folder.resolve("half-1.ndjson"), events.subList(0, EVENTS / 2));
    Files.write(
        folder.resolve("half-2.ndjson"),
        events.subList(EVENTS / 2, EVENTS).stream()
            .map(line -> line.replaceAll(", \"(age|country)\": (\"(\\\\.|[^\"])*\"|[-0-9.E]+)", ""))
            .toList());

    var run =
        train(
            """
            data: {files: ['half-*.ndjson']}
            explainRows: 20
            split: {by: random}
            models:
              - {name: linear, algorithm: logistic-regression, parameters: {regParam: 0.01}}
              - {name: trees, algorithm: xgboost, parameters: {num_round: 10, max_depth: 3}}
            """);

    var missing =
        run.facts().inputs().stream().filter(input -> input.name().equals("age")).findFirst();
    assertThat(missing.orElseThrow().missing()).isGreaterThan(400);
    assertThat(run.chosen().metrics().rocAuc().orElseThrow()).isGreaterThan(0.6);
  }
}
