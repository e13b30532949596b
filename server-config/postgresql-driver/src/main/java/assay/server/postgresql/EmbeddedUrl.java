package assay.server.postgresql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A URL of the form {@code jdbc:embedded-postgresql:<directory>[?port=N&key=value...]}.
 *
 * @param directory where everything of this PostgreSQL lies: binaries, data, password, log
 * @param port TCP port on 127.0.0.1; 0 takes a free one at each start
 * @param parameters what else stands in the query, handed on to the PostgreSQL driver
 */
record EmbeddedUrl(Path directory, int port, List<String> parameters) {
  static final String PREFIX = "jdbc:embedded-postgresql:";

  static boolean matches(String url) {
    return url.startsWith(PREFIX);
  }

  static EmbeddedUrl parse(String url) throws SQLException {
    var rest = url.substring(PREFIX.length());
    var question = rest.indexOf('?');
    var directory = question < 0 ? rest : rest.substring(0, question);
    if (directory.isBlank()) {
      throw new SQLException(
          "No directory in " + url + ". It has the form " + PREFIX + "<directory>?port=N.",
          "08001");
    }
    var port = 0;
    var parameters = new ArrayList<String>();
    if (question >= 0) {
      for (var parameter : rest.substring(question + 1).split("&", -1)) {
        if (parameter.startsWith("port=")) {
          port = portOf(parameter.substring("port=".length()), url);
        } else if (!parameter.isEmpty()) {
          parameters.add(parameter);
        }
      }
    }
    return new EmbeddedUrl(
        Path.of(directory).toAbsolutePath().normalize(), port, List.copyOf(parameters));
  }

  private static int portOf(String text, String url) throws SQLException {
    try {
      var port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new SQLException("Not a port: " + text + " in " + url, "08001", e);
    }
    throw new SQLException("A port lies in 0 to 65535, not " + text + " in " + url, "08001");
  }

  /** The URL that the PostgreSQL driver understands, for a server that listens on {@code port}. */
  String postgresql(int listening, String database) {
    var query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    return "jdbc:postgresql://127.0.0.1:" + listening + "/" + database + query;
  }
}
