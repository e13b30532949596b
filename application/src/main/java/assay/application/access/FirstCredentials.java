package assay.application.access;

/** Driven port: where the credentials of the first start are put for the operator alone. */
public interface FirstCredentials {
  /** Writes them so that only the owner of the process can read them. */
  void write(Credentials credentials);

  /** What is generated at first start. */
  record Credentials(Login admin, Login reviewer, String apiKey) {}

  record Login(String username, String password) {}
}
