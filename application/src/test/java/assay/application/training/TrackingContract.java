package assay.application.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.application.training.RegisteredModels.Registration;
import assay.application.training.TrackedRun.RunFile;
import assay.application.training.TrackedRun.Status;
import assay.application.training.TrackerFailure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every tracker, with the registry beside it, keeps to. */
public interface TrackingContract {
  Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  ExperimentTracker tracker();

  RegisteredModels models();

  /** A run of ten minutes with a report, parameters and metrics. */
  static TrackedRun run(Path folder, Status status, Optional<Path> model) throws IOException {
    return new TrackedRun(
        "card-pca",
        "logistic regression",
        "Tried with fewer inputs.",
        NOON,
        NOON.plusSeconds(600),
        status,
        Map.of("algorithm", "logistic regression", "seed", "17"),
        Map.of("average precision", 0.7031, "savings", Double.NaN),
        Map.of("stream", "card-pca"),
        List.of(
            new RunFile(
                "report/index.html", Files.writeString(folder.resolve("r.html"), "<p>ä</p>"))),
        model);
  }

  static Path pmml(Path folder, String name) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".pmml"),
        "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header description=\"%s\"/></PMML>"
            .formatted(name));
  }

  private LoggedRun logged(Path folder, String model) throws Exception {
    return tracker().log(run(folder, Status.FINISHED, Optional.of(pmml(folder, model))));
  }

  private String fetched(String choice) throws TrackerFailure {
    return new String(models().fetch(VersionChoice.parse(choice)).pmml(), StandardCharsets.UTF_8);
  }

  @Test
  default void givesEveryRunAnIdAndAPageOfItsOwn(@TempDir Path folder) throws Exception {
    var first = logged(folder, "a");
    var second = tracker().log(run(folder, Status.FAILED, Optional.empty()));

    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(first.page().toString()).contains(first.id());
    assertThat(first.model()).isPresent();
    assertThat(second.model()).isEmpty();
  }

  @Test
  default void countsTheVersionsOfAName(@TempDir Path folder) throws Exception {
    var registration = new Registration("card-pca", "", List.of());

    var first = models().register(logged(folder, "a"), registration);
    var second = models().register(logged(folder, "b"), registration);

    assertThat(List.of(first.version(), second.version())).containsExactly(1, 2);
    assertThat(fetched("card-pca/1")).contains("\"a\"");
    assertThat(fetched("card-pca/2")).contains("\"b\"");
  }

  @Test
  default void movesAnAliasToTheLatestVersionRegisteredWithIt(@TempDir Path folder)
      throws Exception {
    var registration = new Registration("card-pca", "", List.of("challenger"));

    models().register(logged(folder, "a"), registration);
    assertThat(fetched("card-pca@challenger")).contains("\"a\"");
    var second = models().register(logged(folder, "b"), registration);

    var fetched = models().fetch(VersionChoice.parse("card-pca@challenger"));
    assertThat(fetched.version()).isEqualTo(second);
    assertThat(fetched.pmml()).isEqualTo(Files.readAllBytes(folder.resolve("b.pmml")));
  }

  @Test
  default void findsNoModelVersionOrAliasThatIsNotThere(@TempDir Path folder) throws Exception {
    models().register(logged(folder, "a"), new Registration("card-pca", "", List.of()));

    for (String missing : List.of("other/1", "card-pca/2", "card-pca@champion", "other@champion")) {
      assertThatThrownBy(() -> fetched(missing))
          .isInstanceOfSatisfying(
              TrackerFailure.class,
              failure -> assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND));
    }
  }

  @Test
  default void registersNoRunWithoutAModel(@TempDir Path folder) throws Exception {
    var run = tracker().log(run(folder, Status.FAILED, Optional.empty()));

    assertThatThrownBy(() -> models().register(run, new Registration("a", "", List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void saysWhichFileOfARunIsNotThere(@TempDir Path folder) throws Exception {
    var run = run(folder, Status.FINISHED, Optional.of(folder.resolve("gone.pmml")));

    assertThatThrownBy(() -> tracker().log(run))
        .isInstanceOf(TrackerFailure.class)
        .hasMessageContaining("gone.pmml");
  }
}
