package assay.webapp.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends what well-behaved HTTP clients refuse to send. */
public final class RawHttp {
  private static final int PATIENCE = 30_000;

  private RawHttp() {}

  /**
   * What came back.
   *
   * @param status 0 where the server closed the connection without a word
   */
  public record Answer(int status, String contentType, String body) {}

  /**
   * Sends one request over a connection of its own.
   *
   * @param authorization the value of the header, or empty for none
   */
  public static Answer send(String host, int port, HostileInput input, String authorization)
      throws IOException {
    try (var socket = new Socket(host, port)) {
      socket.setSoTimeout(PATIENCE);
      try {
        var out = socket.getOutputStream();
        out.write(head(input, authorization).getBytes(StandardCharsets.ISO_8859_1));
        out.write(input.body());
        out.flush();
      } catch (IOException e) {
        // The server may answer and close before it has read everything.
      }
      return answer(read(socket));
    }
  }

  private static String head(HostileInput input, String authorization) {
    var head = new StringBuilder();
    head.append(input.method()).append(' ').append(input.target()).append(" HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    head.append("Content-Length: ").append(input.body().length).append("\r\n");
    if (!authorization.isEmpty()) {
      head.append("Authorization: ").append(authorization).append("\r\n");
    }
    for (int i = 0; i < input.headers().size(); i += 2) {
      head.append(input.headers().get(i)).append(": ");
      head.append(input.headers().get(i + 1)).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private static String read(Socket socket) {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (IOException e) {
      // Reset after an early answer: what came counts.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static Answer answer(String text) {
    if (!text.startsWith("HTTP/1.")) {
      return new Answer(0, "", text);
    }
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    String type =
        head.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
            .map(line -> line.substring("content-type:".length()).strip())
            .findFirst()
            .orElse("");
    int status = Integer.parseInt(head.substring(9, 12));
    return new Answer(status, type, end < 0 ? "" : text.substring(end + 4));
  }
}
