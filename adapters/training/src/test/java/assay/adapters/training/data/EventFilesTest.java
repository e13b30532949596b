package assay.adapters.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.TestFormats;
import assay.adapters.training.recipe.Recipe;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class EventFilesTest {
  private static final String HEADER = "at,amount,country,fraud\n";
  private static final String LINES =
      """
      1700000000,12.5,"Türkiye, ""TR\""",1
      1700000060,3,,0
      1700000120,8e1,España,0
      """;

  @TempDir Path folder;
  private StreamSource source;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void defineTheStream() throws IOException {
    Path file = folder.resolve("cards/stream.json");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        {"title": "Cards",
         "time": {"field": "/at", "format": "epoch-seconds"},
         "amount": "/amount", "currency": "EUR",
         "label": {"field": "/fraud", "fraud": ["1"]},
         "features": [
           {"name": "amount"},
           {"name": "country", "type": "category"},
           {"name": "age", "from": "/card/age"}],
         "costs": {"lossRate": 1.0, "fee": 10, "review": 3, "catchRate": 0.9, "insult": 20,
           "insultShare": 0.02, "highFrom": 200, "reviewMinutes": 4}}
        """);
    source = StreamSource.read(file, new TestFormats());
  }

  @Test
  void readsCsvWithQuotesAndEmptyCells() throws Exception {
    write("a.csv", HEADER + LINES, StandardCharsets.UTF_8);

    var rows = rows("files: [a.csv]");

    assertThat(rows)
        .extracting(row -> row.get(row.fieldIndex("country")))
        .containsExactly("Türkiye, \"TR\"", null, "España");
    assertThat(rows)
        .extracting(row -> row.getDouble(row.fieldIndex("amount")))
        .containsExactly(12.5, 3.0, 80.0);
    assertThat(rows)
        .extracting(row -> row.getInt(row.fieldIndex(Roles.LABEL)))
        .containsExactly(1, 0, 0);
    assertThat(rows.get(1).getLong(rows.get(1).fieldIndex(Roles.TIME))).isEqualTo(1700000060000L);
  }

  @Test
  void readsGzippedCsvInOtherEncodingsAndSeparators() throws Exception {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.csv.gz")))) {
      out.write(
          (HEADER + LINES)
              .replace("Türkiye, \"\"TR\"\"", "Türkiye")
              .replace(',', ';')
              .getBytes(StandardCharsets.ISO_8859_1));
    }

    assertThat(rows("files: [a.csv.gz], encoding: ISO-8859-1, separator: ';'"))
        .extracting(row -> row.get(row.fieldIndex("country")))
        .containsExactly("Türkiye", null, "España");
  }

  @Test
  void readsNestedEventsAndParquetTheSame() throws Exception {
    write(
        "a.ndjson",
        """
        {"at": 1700000000, "amount": 12.5, "country": "Türkiye", "card": {"age": 7}, "fraud": 1}
        {"at": 1700000060, "amount": 3, "card": {}, "fraud": 0}
        """,
        StandardCharsets.UTF_8);
    Path parquet = folder.resolve("a.parquet");
    SparkExtension.spark()
        .read()
        .json(folder.resolve("a.ndjson").toUri().toString())
        .coalesce(1)
        .write()
        .parquet(parquet.toUri().toString());

    var nested = rows("files: [a.ndjson]");

    assertThat(nested).extracting(row -> row.get(row.fieldIndex("age"))).containsExactly(7.0, null);
    assertThat(rows("files: [a.parquet]")).isEqualTo(nested);
  }

  @Test
  void readsNdjsonInItsEncoding() throws Exception {
    write(
        "a.ndjson",
        "{\"at\": 1700000000, \"amount\": 1, \"country\": \"España\", \"fraud\": 1}\n",
        StandardCharsets.ISO_8859_1);

    assertThat(rows("files: [a.ndjson], encoding: ISO-8859-1").get(0).getAs("country").toString())
        .isEqualTo("España");
  }

  @Test
  void refusesAnotherEncodingThanTheRecipeSays() throws Exception {
    write("a.csv", HEADER + LINES, StandardCharsets.ISO_8859_1);
    write(
        "b.ndjson",
        "{\"at\": 1, \"amount\": 1, \"country\": \"España\"}\n",
        StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> rows("files: [a.csv]"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("encoding");
    assertThatThrownBy(() -> rows("files: [b.ndjson]"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("encoding");
    assertThatThrownBy(() -> rows("files: [a.csv], encoding: UTF-9"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("UTF-9");
  }

  @Test
  void saysWhichFileHasNoLabelColumn() throws Exception {
    write("a.csv", HEADER + LINES, StandardCharsets.UTF_8);
    write("b.csv", "at,amount,country\n1700000000,1,ES\n", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> rows("files: [a.csv, b.csv]"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("b.csv")
        .hasMessageContaining("'fraud'")
        .hasMessageContaining("at, amount, country");
  }

  @Test
  void takesAColumnThatOneOfTwoFilesLacksForMissingThere() throws Exception {
    write("a.csv", HEADER + LINES, StandardCharsets.UTF_8);
    write("b.csv", "fraud,at,amount\n1,1700000300,4\n", StandardCharsets.UTF_8);

    var rows = rows("files: ['*.csv']");

    assertThat(rows)
        .extracting(row -> row.get(row.fieldIndex("country")))
        .containsExactly("Türkiye, \"TR\"", null, "España", null);
    assertThat(told).anySatisfy(t -> assertThat(t).contains("b.csv").contains("country"));
  }

  @Test
  void leavesFewCorruptLinesOutAndTellsThem() throws Exception {
    write("a.csv", HEADER + LINES.repeat(50) + "not,a\n", StandardCharsets.UTF_8);

    assertThat(rows("files: [a.csv]")).hasSize(150);
    assertThat(told).anySatisfy(t -> assertThat(t).contains("1 of 151 rows").contains("4 cells"));
  }

  @Test
  void refusesManyCorruptLines() throws Exception {
    write("a.csv", HEADER + LINES + "soon,1,ES,0\nsoon,2,ES,0\n", StandardCharsets.UTF_8);
    write("b.ndjson", "{\"at\": 1700000000, \"amount\": 1}\n{\"at\": \n", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> rows("files: [a.csv]"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("2 of 5 rows")
        .hasMessageContaining("soon");
    assertThatThrownBy(() -> rows("files: [b.ndjson]"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("1 of 2 rows");
  }

  @Test
  void refusesFilesWithoutRowsAndFilesThatAreNotThere() throws Exception {
    write("header.csv", HEADER, StandardCharsets.UTF_8);
    write("empty.csv", "", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> rows("files: [header.csv]"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("no row");
    assertThatThrownBy(() -> rows("files: [empty.csv]"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("empty.csv");
    assertThatThrownBy(() -> rows("files: [nowhere.csv]"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("nowhere.csv");
    assertThatThrownBy(() -> rows("files: ['x*.csv']"))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("no file matches");
    assertThatThrownBy(() -> rows("files: [recipe.yaml]")).isInstanceOf(BadData.class);
  }

  private void write(String name, String content, Charset charset) throws IOException {
    Files.writeString(folder.resolve(name), content, charset);
  }

  private List<Row> rows(String data) throws Exception {
    Recipe recipe =
        MessyTables.recipe(
            folder,
            "{stream: cards/stream.json, data: {%s}, models: [{name: m, algorithm: xgboost}]}"
                .formatted(data));
    return new EventFiles(SparkExtension.spark(), told::add)
        .read(recipe, source)
        .rows()
        .drop(Roles.ROW)
        .collectAsList();
  }
}
