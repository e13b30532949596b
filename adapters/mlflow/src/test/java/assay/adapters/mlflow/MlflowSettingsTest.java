package assay.adapters.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowSettingsTest {
  private static final String URI_NAME = "MLFLOW_TRACKING_URI";

  @Test
  void tracksNothingWithoutAnAddress() {
    assertThat(MlflowSettings.from(Map.of())).isEmpty();
    assertThat(MlflowSettings.from(Map.of(URI_NAME, " "))).isEmpty();
  }

  @Test
  void readsWhatMlflowsOwnClientsRead() {
    var open = MlflowSettings.from(Map.of(URI_NAME, "https://ml.example/flow/")).orElseThrow();
    assertThat(open.trackingUri()).isEqualTo(URI.create("https://ml.example/flow"));
    assertThat(open.credentials().authorization()).isEmpty();

    var token = Map.of(URI_NAME, "http://ml:5000", "MLFLOW_TRACKING_TOKEN", "t0ken\n");
    assertThat(MlflowSettings.from(token).orElseThrow().credentials().authorization())
        .contains("Bearer t0ken");
  }

  @Test
  void prefersAUserToATokenAsMlflowDoes() {
    var both =
        Map.of(
            URI_NAME,
            "http://ml:5000",
            "MLFLOW_TRACKING_TOKEN",
            "t0ken",
            "MLFLOW_TRACKING_USERNAME",
            "ana",
            "MLFLOW_TRACKING_PASSWORD",
            "pass:word");

    // Worked out with base64: ana:pass:word
    assertThat(MlflowSettings.from(both).orElseThrow().credentials().authorization())
        .contains("Basic YW5hOnBhc3M6d29yZA==");
  }

  @Test
  void showsNoSecretInItsText() {
    var environment =
        Map.of(
            URI_NAME,
            "http://ml:5000",
            "MLFLOW_TRACKING_USERNAME",
            "ana",
            "MLFLOW_TRACKING_PASSWORD",
            "s3cret");

    assertThat(MlflowSettings.from(environment).orElseThrow().toString())
        .contains("ana")
        .doesNotContain("s3cret");
    assertThat(new Credentials.Bearer("s3cret").toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlruns",
        "file:///tmp/mlruns",
        "sqlite:///mlflow.db",
        "databricks",
        "http://",
        "http:// space",
        "http://ml:5000/?a=b",
        "http://ml:5000/#/experiments/1"
      })
  void refusesWhatIsNoAddressOfAServer(String uri) {
    assertThatThrownBy(() -> MlflowSettings.from(Map.of(URI_NAME, uri)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(URI_NAME);
  }

  @Test
  void refusesAPasswordInTheAddressWithoutRepeatingIt() {
    assertThatThrownBy(() -> MlflowSettings.from(Map.of(URI_NAME, "http://ana:s3cret@ml:5000")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MLFLOW_TRACKING_PASSWORD")
        .hasMessageNotContaining("s3cret");
  }
}
