package assay.bench;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is measured: one call of one server.
 *
 * @param name as in the report
 * @param stream whose events are sent; empty where none are
 * @param requests whole HTTP requests, sent in turn; at least one
 * @param database pid file of the database that works for it, where that is known
 * @param expected what every right answer holds
 */
record Target(
    Kind kind,
    String name,
    Optional<String> stream,
    InetSocketAddress address,
    List<byte[]> requests,
    Optional<Path> database,
    String expected) {

  /** The role in the comparison. */
  enum Kind {
    SCORE,
    PREDICT,
    HELLO,
    REFERENCE,
    PEER
  }

  Target {
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("Nothing to send to " + name);
    }
    requests = List.copyOf(requests);
  }
}
