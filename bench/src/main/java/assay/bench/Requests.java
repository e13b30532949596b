package assay.bench;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HTTP/1.1 requests as the bytes that go over the wire. */
final class Requests {
  private Requests() {}

  static byte[] get(InetSocketAddress address, String path) {
    return head("GET", address, path, Map.of())
        .append("\r\n")
        .toString()
        .getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] send(
      String method,
      InetSocketAddress address,
      String path,
      Map<String, String> headers,
      byte[] body) {
    var head = head(method, address, path, headers);
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    return request.toByteArray();
  }

  /** Each event as the body of a POST. */
  static List<byte[]> events(
      InetSocketAddress address, String path, Map<String, String> headers, List<String> events) {
    return events.stream()
        .map(event -> event.getBytes(StandardCharsets.UTF_8))
        .map(body -> send("POST", address, path, json(headers), body))
        .toList();
  }

  /** Each event as the arguments of Openscoring's request. */
  static List<byte[]> evaluations(InetSocketAddress address, String path, List<String> events) {
    var requests = new ArrayList<byte[]>(events.size());
    for (int i = 0; i < events.size(); i++) {
      String body = "{\"id\":\"%d\",\"arguments\":%s}".formatted(i, events.get(i));
      requests.add(
          send("POST", address, path, json(Map.of()), body.getBytes(StandardCharsets.UTF_8)));
    }
    return requests;
  }

  private static Map<String, String> json(Map<String, String> headers) {
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/json");
    return all;
  }

  private static StringBuilder head(
      String method, InetSocketAddress address, String path, Map<String, String> headers) {
    var head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(address.getHostString()).append(':').append(address.getPort());
    head.append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head;
  }
}
