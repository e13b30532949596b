package assay.server.postgresql;

import java.util.Properties;

/**
 * How to reach a PostgreSQL that was started.
 *
 * @param port TCP port on 127.0.0.1
 * @param password of both roles; see {@link DatabasePassword}
 */
record Running(EmbeddedUrl url, int port, String password) {
  static final String SUPERUSER = "postgres";
  static final String APPLICATION = "assay";

  /** The application's database as its owner, who is no superuser. */
  String applicationUrl() {
    return url.postgresql(port, APPLICATION);
  }

  String administrationUrl() {
    return url.postgresql(port, "postgres");
  }

  /** The caller's properties with the user and the password that this server knows. */
  Properties login(Properties given, String user) {
    var login = new Properties();
    given.stringPropertyNames().forEach(name -> login.setProperty(name, given.getProperty(name)));
    login.setProperty("user", user);
    login.setProperty("password", password);
    return login;
  }
}
