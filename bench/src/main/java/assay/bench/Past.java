package assay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;

/** Events that a server has scored and stored before anything is measured. */
final class Past {
  private static final int AT_ONCE = 10_000;
  private static final int TOLD = 100_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Assay assay;
  private final Consumer<String> progress;

  Past(Assay assay, Consumer<String> progress) {
    this.assay = assay;
    this.progress = progress;
  }

  /**
   * Sends the next events of a stream, which the server stores.
   *
   * @throws IOException if the server refuses one of them
   */
  void store(String stream, Events events, int count) throws IOException, InterruptedException {
    var address = URI.create(assay.url() + "/score/batch?stream=" + stream);
    for (int done = 0; done < count; done += AT_ONCE) {
      var batch = events.next(Math.min(AT_ONCE, count - done));
      var request =
          HttpRequest.newBuilder(address)
              .header("Authorization", "Bearer " + assay.apiKey())
              .header("Content-Type", "application/x-ndjson")
              .POST(BodyPublishers.ofString(String.join("\n", batch)))
              .build();
      try (var answers = client.send(request, BodyHandlers.ofLines()).body()) {
        long decided = answers.filter(line -> line.contains("\"probability\"")).count();
        if (decided != batch.size()) {
          throw new IOException(
              "%s decided %d of %d events.".formatted(address, decided, batch.size()));
        }
      }
      if (done % TOLD == 0) {
        progress.accept("%,d events of %s stored".formatted(done + batch.size(), stream));
      }
    }
  }
}
