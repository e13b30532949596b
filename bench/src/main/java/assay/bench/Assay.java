package assay.bench;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running Assay.
 *
 * @param pid of its process; 0 where it was started by someone else
 * @param database its database's pid file, where it was started here
 */
record Assay(BaseUrl url, String apiKey, long pid, Optional<Path> database) {

  Target score(String stream, List<String> events) {
    return decision(Target.Kind.SCORE, "/score", stream, events);
  }

  Target predict(String stream, List<String> events) {
    return decision(Target.Kind.PREDICT, "/predict", stream, events);
  }

  Target hello() {
    InetSocketAddress address = url.address();
    return new Target(
        Target.Kind.HELLO,
        "GET /hello",
        Optional.empty(),
        address,
        List.of(Requests.get(address, url.path() + "/hello")),
        database,
        "Hello, World!");
  }

  private Target decision(Target.Kind kind, String call, String stream, List<String> events) {
    InetSocketAddress address = url.address();
    return new Target(
        kind,
        "POST " + call,
        Optional.of(stream),
        address,
        Requests.events(
            address,
            url.path() + call + "?stream=" + stream,
            Map.of("Authorization", "Bearer " + apiKey),
            events),
        database,
        "\"probability\"");
  }
}
