package assay.adapters.registration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The HTTP of all clients: short time limits, no redirects, bounded answers. */
final class SourceCalls {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  byte[] get(URI url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(url).GET());
  }

  byte[] post(URI url, String type, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private byte[] send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.timeout(ANSWER).build();
    try {
      return bytes(client.send(request, BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      // A refused connection comes without words.
      throw new IOException(
          request.uri() + ": " + (e.getMessage() == null ? e : e.getMessage()), e);
    }
  }

  private static byte[] bytes(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException("answered " + answer.statusCode() + ", not 200.");
      }
      byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
      if (bytes.length > LARGEST_ANSWER) {
        throw new IOException("answered more than " + LARGEST_ANSWER + " bytes.");
      }
      return bytes;
    }
  }
}
