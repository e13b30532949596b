package assay.adapters.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import assay.application.training.LoggedRun;
import assay.application.training.RegisteredModels.RegisteredVersion;
import assay.application.training.RegisteredModels.Registration;
import assay.application.training.TrackedRun.Status;
import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import assay.application.training.TrackingContract;
import assay.application.training.VersionChoice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowModelsTest {
  private static final Registration CHALLENGER =
      new Registration("card-pca", "Fewer inputs.", List.of("challenger"));
  private static final VersionChoice FIRST = new VersionChoice.Numbered("card-pca", 1);

  private final StandIn server;
  private final Servers clients;
  private LoggedRun run;

  MlflowModelsTest() throws Exception {
    server = new StandIn();
    clients = new Servers(server.uri());
  }

  @BeforeEach
  void logARun(@TempDir Path folder) throws Exception {
    run =
        clients
            .tracker()
            .log(
                TrackingContract.run(
                    folder, Status.FINISHED, Optional.of(TrackingContract.pmml(folder, "a"))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String modelFolder() {
    return "1/" + run.id() + "/artifacts/model/";
  }

  private void replaceModel(String name, String text) {
    server.artifacts.files.remove(modelFolder() + "model.pmml");
    server.artifacts.files.put(modelFolder() + name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void registersTheModelOfTheRun() throws Exception {
    var version = clients.models().register(run, CHALLENGER);

    assertThat(version).isEqualTo(new RegisteredVersion("card-pca", 1));
    var registered = server.registry.versions.get("card-pca").get(0);
    assertThat(registered.path("run_id").asText()).isEqualTo(run.id());
    assertThat(registered.path("source").asText()).isEqualTo(run.model().orElseThrow());
    assertThat(registered.path("description").asText()).isEqualTo("Fewer inputs.");
    assertThat(server.registry.aliases.get("card-pca")).containsOnly(entry("challenger", "1"));
  }

  @Test
  void waitsUntilTheVersionIsReady() throws Exception {
    server.registry.pendingFor = 3;

    clients.models().register(run, CHALLENGER);

    assertThat(clients.waits).hasSize(3).containsOnly(Duration.ofSeconds(2));
    assertThat(server.registry.aliases.get("card-pca")).containsKey("challenger");
  }

  @Test
  void waitsNoLongerThanItsPatience() {
    server.registry.pendingFor = Integer.MAX_VALUE;

    assertThatThrownBy(() -> clients.models().register(run, CHALLENGER))
        .isInstanceOf(TrackerFailure.class)
        .hasMessageContaining("card-pca version 1 is still not ready after PT6S");
    assertThat(clients.waits).hasSize(3);
    assertThat(server.registry.aliases).isEmpty();
  }

  @Test
  void saysWhyAVersionCouldNotBeRegistered() {
    server.registry.finalStatus = "FAILED_REGISTRATION";

    assertThatThrownBy(() -> clients.models().register(run, CHALLENGER))
        .isInstanceOf(TrackerFailure.class)
        .hasMessageContaining("FAILED_REGISTRATION: as the test wants it");
  }

  @Test
  void fetchesTheOnePmmlFileOfAModelThatSomebodyElseRegistered() throws Exception {
    replaceModel("forest.pmml", "<PMML version=\"4.4\"/>");
    clients.models().register(run, CHALLENGER);

    assertThat(clients.models().fetch(FIRST).pmml())
        .isEqualTo("<PMML version=\"4.4\"/>".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void guessesNothingWhereThereIsNoPmmlFileOrMoreThanOne() throws Exception {
    replaceModel("model.pkl", "a pickle");
    clients.models().register(run, CHALLENGER);

    assertThatThrownBy(() -> clients.models().fetch(FIRST))
        .isInstanceOf(TrackerFailure.class)
        .hasMessageContaining("there are none among [MLmodel, model.pkl]");

    replaceModel("a.pmml", "<PMML/>");
    replaceModel("b.pmml", "<PMML/>");
    assertThatThrownBy(() -> clients.models().fetch(FIRST))
        .isInstanceOf(TrackerFailure.class)
        .hasMessageContaining("there are [a.pmml, b.pmml]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<PMML version=\"4.4\"><Header/>",
        "<html><body>Sign in</body></html>",
        "<!DOCTYPE PMML [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><PMML>&a;</PMML>",
        "{\"error_code\": \"INTERNAL_ERROR\"}"
      })
  void handsOutNothingThatIsNoWellFormedPmml(String text) throws Exception {
    replaceModel("model.pmml", text);
    clients.models().register(run, CHALLENGER);

    assertThatThrownBy(() -> clients.models().fetch(FIRST))
        .isInstanceOfSatisfying(
            TrackerFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE))
        .hasMessageContaining("The file of card-pca version 1 is no well-formed PMML");
  }

  @Test
  void showsItsCredentialsToNoOtherServer(@TempDir Path folder) throws Exception {
    try (var other = new StandIn()) {
      var withToken = new Servers(server.uri(), new Credentials.Bearer("secret"));
      server.protectedBy("Bearer secret");
      other.artifacts.files.put("m/model.pmml", "<PMML/>".getBytes(StandardCharsets.UTF_8));
      var elsewhere =
          new LoggedRun(
              run.id(),
              run.page(),
              Optional.of("mlflow-artifacts://127.0.0.1:" + other.uri().getPort() + "/m"));
      withToken.models().register(elsewhere, CHALLENGER);

      assertThat(withToken.models().fetch(FIRST).pmml()).hasSize("<PMML/>".length());

      assertThat(other.authorizations).hasSize(2).containsOnly(Optional.empty());
    }
  }
}
