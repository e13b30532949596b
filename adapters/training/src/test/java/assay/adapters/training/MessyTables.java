package assay.adapters.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.pmml.PmmlFraudModels;
import assay.adapters.training.data.EventFiles;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Roles;
import assay.adapters.training.data.StreamSource;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.RecipeFormat;
import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.domain.features.Features;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Messy events in files, and the tables that they are read into, once for all tests. */
public final class MessyTables {
  private static final long START = 1_700_000_000L;

  private MessyTables() {}

  /** Tables to train on and to score: the second with what training did not see. */
  public record Tables(Recipe recipe, EventTable train, EventTable dirty) {}

  private static final class Once {
    static final Tables TABLES = read();
  }

  /** The tables, persisted. */
  public static Tables get() {
    return Once.TABLES;
  }

  private static Tables read() {
    try {
      Path folder = Files.createTempDirectory("messy");
      var source = StreamSource.read(definition(folder), new TestFormats());
      var recipe =
          recipe(
              folder,
              "{stream: messy/stream.json, data: {files: [a]}, models: [{name: m, algorithm: xgboost}]}");
      var files = new EventFiles(SparkExtension.spark(), line -> {});
      var train =
          files.read(List.of(events(folder, "train", 1, 4_000, false)), recipe.data(), source);
      var dirty =
          files.read(List.of(events(folder, "dirty", 2, 1_200, true)), recipe.data(), source);
      train.rows().persist();
      dirty.rows().persist();
      return new Tables(recipe, train, dirty);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the definition of the stream. */
  public static Path definition(Path folder) throws IOException {
    Path stream = folder.resolve("messy/stream.json");
    Files.createDirectories(stream.getParent());
    try (var in = MessyTables.class.getResourceAsStream("/messy/stream.json")) {
      Files.copy(in, stream);
    }
    return stream;
  }

  /** Writes a file of events, a minute apart. */
  public static Path events(Path folder, String name, long seed, int count, boolean unseen)
      throws IOException {
    var events = new MessyEvents(seed, unseen);
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(events.next(START + 60L * i));
    }
    return Files.write(folder.resolve(name + ".ndjson"), lines);
  }

  /** Reads a recipe that would lie in the folder. */
  public static Recipe recipe(Path folder, String text) throws Exception {
    return RecipeFormat.parse(text.getBytes(StandardCharsets.UTF_8), folder.resolve("recipe.yaml"));
  }

  /** What the server's evaluator makes of these rows by a document, in their order. */
  public static double[] served(byte[] document, EventTable table) {
    var model = loaded(document, table);
    return table.rows().orderBy(Roles.ROW).collectAsList().stream()
        .mapToDouble(row -> served(model, row, table))
        .toArray();
  }

  /** The document as the server loads it. */
  public static FraudModel loaded(byte[] document, EventTable table) {
    var loaded = new PmmlFraudModels().load(document, table.definition());
    assertThat(loaded).isInstanceOf(Loaded.Ready.class);
    return ((Loaded.Ready) loaded).model();
  }

  /** The features of a row. */
  public static Features features(Row row, EventTable table) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (var rule : table.features()) {
      values.put(rule.name(), row.get(row.fieldIndex(rule.name())));
    }
    return new Features(values);
  }

  private static double served(FraudModel model, Row row, EventTable table) {
    var outcome = model.score(features(row, table));
    assertThat(outcome).isInstanceOf(FraudModel.Outcome.Scored.class);
    return ((FraudModel.Outcome.Scored) outcome).probability().value();
  }
}
