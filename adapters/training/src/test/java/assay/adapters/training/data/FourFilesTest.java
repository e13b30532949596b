package assay.adapters.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.training.MessyTables;
import assay.adapters.training.SparkExtension;
import assay.adapters.training.recipe.Recipe.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class FourFilesTest {
  @TempDir static Path written;
  private static EventTable split;
  @TempDir Path folder;

  @BeforeAll
  static void write() throws IOException {
    var table = MessyTables.get().dirty();
    split =
        new Splitter(new Split(Optional.of(true), 0.2, 0.2, Duration.ofHours(1), Duration.ZERO), 1)
            .split(table);
    new FourFiles(SparkExtension.spark(), written).write(split);
  }

  @BeforeEach
  void copy() throws IOException {
    try (var files = Files.list(written)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void readsBackWhatItWroteWithoutGapAndHoldout() {
    var read = read();

    assertThat(sorted(read)).isNotEmpty().isEqualTo(sorted(split));
    assertThat(Splitter.summaries(read))
        .isEqualTo(without(Partition.GAP, Splitter.summaries(split)));
  }

  @Test
  void writesFourFilesAndNothingElse() {
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("x-train.csv", "y-train.csv", "x-test.csv", "y-test.csv");
  }

  @Test
  void namesEveryFileThatIsMissing() throws IOException {
    Files.delete(folder.resolve("y-train.csv"));
    Files.delete(folder.resolve("x-test.csv"));

    assertThatThrownBy(this::read)
        .isInstanceOf(BadData.class)
        .hasMessageContaining("x-test.csv, y-train.csv are missing");
  }

  @Test
  void namesTheColumnsThatAreMissingOrTooMany() throws IOException {
    change("x-train.csv", text -> text.replaceFirst("hour", "day"));

    assertThatThrownBy(this::read)
        .isInstanceOf(BadData.class)
        .hasMessageContaining("x-train.csv")
        .hasMessageContaining("missing: [hour]")
        .hasMessageContaining("asked for: [day]");
  }

  @Test
  void refusesRowsThatAreInBothParts() throws IOException {
    String x = Files.readAllLines(folder.resolve("x-train.csv")).get(1);
    String y = Files.readAllLines(folder.resolve("y-train.csv")).get(1);
    change("x-test.csv", text -> text + x.replaceFirst(",\"?train\"?,", ",\"test\",") + "\n");
    change("y-test.csv", text -> text + y + "\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(BadData.class)
        .hasMessageContaining("1 rows are in the training and in the test files");
  }

  @Test
  void refusesXAndYOfDifferentRows() throws IOException {
    change("y-test.csv", text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));

    assertThatThrownBy(this::read)
        .isInstanceOf(BadData.class)
        .hasMessageContaining("x-test.csv has")
        .hasMessageContaining("y-test.csv has");
  }

  @Test
  void refusesAnotherRowInThePlaceOfOne() throws IOException {
    change("y-test.csv", text -> text.replaceFirst("\n[0-9]+,", "\n987654321,"));

    assertThatThrownBy(this::read).isInstanceOf(BadData.class).hasMessageContaining("y-test.csv");
  }

  @Test
  void refusesLabelsThatAreNeitherNoughtNorOne() throws IOException {
    change("y-train.csv", text -> text.replaceFirst(",0\n", ",2\n"));

    assertThatThrownBy(this::read)
        .isInstanceOf(BadData.class)
        .hasMessageContaining("y-train.csv")
        .hasMessageContaining("_label is 0 or 1");
  }

  @Test
  void refusesTextsInThePlaceOfNumbersAndPartsOfTheOtherSide() throws IOException {
    change("x-test.csv", text -> text.replaceFirst("\"test\",[0-9]+", "\"test\",soon"));
    assertThatThrownBy(this::read)
        .isInstanceOf(BadData.class)
        .hasMessageContaining("x-test.csv")
        .hasMessageContaining("type");

    change("x-test.csv", text -> text.replace("\"test\",soon", "\"train\",1"));
    assertThatThrownBy(this::read)
        .isInstanceOf(BadData.class)
        .hasMessageContaining("x-test.csv")
        .hasMessageContaining("_part is one of [test]");
  }

  private EventTable read() {
    return new FourFiles(SparkExtension.spark(), folder).read(split.source());
  }

  private void change(String name, java.util.function.UnaryOperator<String> change)
      throws IOException {
    Path file = folder.resolve(name);
    String before = Files.readString(file);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after);
  }

  private static List<Row> sorted(EventTable table) {
    var columns = List.of(split.rows().drop(Roles.PROBLEM).columns());
    return table
        .rows()
        .filter(org.apache.spark.sql.functions.col(Roles.PART).notEqual("gap"))
        .selectExpr(columns.toArray(String[]::new))
        .orderBy(Roles.ROW)
        .collectAsList();
  }

  private static <V> java.util.Map<Partition, V> without(
      Partition part, java.util.Map<Partition, V> map) {
    var rest = new java.util.LinkedHashMap<>(map);
    rest.remove(part);
    return rest;
  }
}
