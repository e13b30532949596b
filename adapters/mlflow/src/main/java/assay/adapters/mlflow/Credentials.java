package assay.adapters.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a client shows to an MLflow server. Its text never holds the secret. */
public sealed interface Credentials {
  /** The value of the header {@code Authorization}. */
  Optional<String> authorization();

  /** Nothing: a server that is open to whoever reaches it. */
  record None() implements Credentials {
    @Override
    public Optional<String> authorization() {
      return Optional.empty();
    }
  }

  /** A user of MLflow's own accounts, or of a proxy before it. */
  record Basic(String username, String password) implements Credentials {
    @Override
    public Optional<String> authorization() {
      byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public String toString() {
      return "user " + username;
    }
  }

  /** A token. */
  record Bearer(String token) implements Credentials {
    @Override
    public Optional<String> authorization() {
      return Optional.of("Bearer " + token);
    }

    @Override
    public String toString() {
      return "a token";
    }
  }
}
