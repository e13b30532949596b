package assay.adapters.mlflow;

import assay.application.training.ExperimentTracker;
import assay.application.training.RegisteredModels;
import assay.application.training.TrackingContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a server that hands files through, and one that shares a folder. */
class MlflowContractTest {
  @Nested
  class WithFilesHandedThrough extends Tracking {
    WithFilesHandedThrough() throws IOException {}
  }

  @Nested
  class BehindAProxyUnderAPath extends Tracking {
    BehindAProxyUnderAPath() throws IOException {
      super("/ml/flow");
    }
  }

  @Nested
  class WithASharedFolder extends Tracking {
    @TempDir Path shared;

    WithASharedFolder() throws IOException {}

    @BeforeEach
    void share() {
      server.tracking.root = "file://" + shared;
    }
  }

  abstract static class Tracking implements TrackingContract {
    final StandIn server;

    Tracking() throws IOException {
      this("");
    }

    Tracking(String prefix) throws IOException {
      server = new StandIn(prefix);
    }

    @Override
    public ExperimentTracker tracker() {
      return new Servers(server.uri()).tracker();
    }

    @Override
    public RegisteredModels models() {
      return new Servers(server.uri()).models();
    }

    @AfterEach
    void stop() {
      server.close();
    }
  }
}
