package assay.webapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Events to send. */
public final class Events {
  private static final AtomicLong NEXT_ID =
      new AtomicLong(System.currentTimeMillis() * 1_000_000 % 1_000_000_000_000_000_000L);

  private Events() {}

  /** The examples that come with a stream. */
  public static List<String> examples(Installation server, String stream) throws IOException {
    return Files.readAllLines(server.models().resolve(stream).resolve("examples.ndjson"));
  }

  /** An event of {@code ticketing} with an id that no other has. */
  public static String ticketing(Installation server) throws IOException {
    return ticketing(server, freshId());
  }

  public static String ticketing(Installation server, long id) throws IOException {
    var example = examples(server, "ticketing").get((int) (id % 3));
    return ((ObjectNode) Program.JSON.readTree(example)).put("object_id", id).toString();
  }

  public static long freshId() {
    return NEXT_ID.incrementAndGet();
  }

  /** An account emptied by a transfer: what the model of {@code mobile-money} takes for fraud. */
  public static String emptiedAccount(double amount, String from) {
    return transfer(amount, amount, 0, from);
  }

  /** A small payment that leaves the account nearly as it was. */
  public static String smallPayment(double amount, String from) {
    return transfer(amount, 50_000, 50_000 - amount, from).replace("TRANSFER", "PAYMENT");
  }

  private static String transfer(double amount, double before, double after, String from) {
    return String.format(
        Locale.ROOT,
        "{\"step\": 7, \"type\": \"TRANSFER\", \"amount\": %.2f, \"nameOrig\": \"%s\","
            + " \"oldbalanceOrg\": %.2f, \"newbalanceOrig\": %.2f, \"nameDest\": \"C553264065\","
            + " \"oldbalanceDest\": 0.00, \"newbalanceDest\": 0.00}",
        amount,
        from,
        before,
        after);
  }
}
