package assay.application.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.training.RegisteredModels.Registration;
import assay.application.training.TrackedRun.RunFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionChoiceTest {
  @Test
  void readsANumberOrAnAlias() {
    assertThat(VersionChoice.parse("card-pca/12"))
        .isEqualTo(new VersionChoice.Numbered("card-pca", 12))
        .hasToString("card-pca/12");
    assertThat(VersionChoice.parse("Card fraud, Spain@champion"))
        .isEqualTo(new VersionChoice.Aliased("Card fraud, Spain", "champion"))
        .hasToString("Card fraud, Spain@champion");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "card-pca",
        "card-pca/",
        "card-pca/0",
        "card-pca/-1",
        "card-pca/1234567890",
        "/1",
        "a/b/1",
        "a@b@c",
        "a:b/1",
        "card-pca@latest",
        "card-pca@v2",
        "card-pca@with space"
      })
  void refusesWhatNamesNoVersion(String text) {
    assertThatThrownBy(() -> VersionChoice.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void registersUnderNamesAndAliasesThatCanBeFetched() {
    assertThatThrownBy(() -> new Registration("a/b", "", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Registration("a", "", List.of("Latest")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "..", "a/../b", "./a", "a#b", "a\\b", "a\nb"})
  void keepsFilesBelowTheirRunOnly(String path) {
    assertThatThrownBy(() -> new RunFile(path, Path.of("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "report/index.html", "..a/b..", "Prüfung/ä b.csv"})
  void keepsFilesUnderNamesThatPeopleUse(String path) {
    assertThat(new RunFile(path, Path.of("x")).path()).isEqualTo(path);
  }
}
