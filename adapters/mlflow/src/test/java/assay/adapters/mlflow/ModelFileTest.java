package assay.adapters.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  private static final byte[] PMML = {'<', 'P', 'M', 'M', 'L', '/', '>'};

  @TempDir Path folder;

  @Test
  void replacesTheFileAndLeavesNothingElse() throws IOException {
    Files.writeString(folder.resolve("champion.pmml"), "the old one");

    var written = ModelFile.write(folder, "champion.pmml", PMML);

    assertThat(written).isEqualTo(folder.resolve("champion.pmml")).hasBinaryContent(PMML);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(written);
    }
  }

  @Test
  void leavesTheOldFileWhereTheNewOneCantBeWritten() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("champion.pmml/something"));

    assertThatThrownBy(() -> ModelFile.write(folder, "champion.pmml", PMML))
        .isInstanceOf(IOException.class);

    assertThat(taken).exists();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("champion.pmml"));
    }
  }

  @Test
  void makesNoStreamThatIsNotThere() {
    assertThatThrownBy(() -> ModelFile.write(folder.resolve("typo"), "champion.pmml", PMML))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("typo")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "champion.xml", "../champion.pmml", "a/b.pmml", ".hidden.pmml"})
  void refusesNamesOfOtherPlaces(String name) {
    assertThatThrownBy(() -> ModelFile.write(folder, name, PMML))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
