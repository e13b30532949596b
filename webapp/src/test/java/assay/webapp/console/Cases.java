package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Server;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.openqa.selenium.By;

/** Events that become cases, told apart by their amounts. */
final class Cases {
  /** Amounts that no case has yet, also on a database that other runs filled. */
  private static final AtomicInteger AMOUNTS =
      new AtomicInteger(600_000 + (int) (System.currentTimeMillis() / 1000 % 300_000));

  private Cases() {}

  static String newAmount() {
    return Integer.toString(AMOUNTS.incrementAndGet());
  }

  /** The queue with the cases of these amounts alone, in whatever state they are. */
  static String queue(String least, String most) {
    return "/queue.xhtml?stream=mobile-money&state=all&from=%s&to=%s".formatted(least, most);
  }

  /** Opens the case of an amount from the queue. */
  static void open(Browser browser, String amount) {
    browser.open(queue(amount, amount));
    browser.find("#queue a.open").click();
    browser.await("/case.xhtml");
  }

  /** Opens a free case, which the reviewer then holds. */
  static void take(Browser browser, String amount) {
    open(browser, amount);
    browser.await(By.id("work:release"));
  }

  /** A new case and its amount. */
  static String fresh() throws Exception {
    var amount = newAmount();
    score(amount, "C1");
    return amount;
  }

  /** An emptied account: what the mobile-money model holds for fraud. */
  static void score(String amount, String destination) throws Exception {
    var event =
        """
        {"step": 1, "type": "TRANSFER", "amount": %1$s, "nameOrig": "C1", "oldbalanceOrg": %1$s,
         "newbalanceOrig": 0.0, "nameDest": "%2$s", "oldbalanceDest": 0.0, "newbalanceDest": 0.0,
         "%2$s": [{"%2$s": "%2$s"}]}
        """
            .formatted(amount, destination);
    post("mobile-money", event);
  }

  /**
   * Posts an event, again while the stream's model is still being loaded or the database is slow;
   * under a key, because an answer that did not come in time may have been stored.
   */
  static void post(String stream, String event) throws Exception {
    var key = UUID.randomUUID().toString();
    var answer = send(stream, event, key);
    for (int i = 0; i < 120 && answer.statusCode() == 503; i++) {
      Thread.sleep(500);
      answer = send(stream, event, key);
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static HttpResponse<String> send(String stream, String event, String key)
      throws Exception {
    return Server.send(
        "POST",
        Server.url("/score?stream=" + stream),
        event,
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        key,
        "Authorization",
        "Bearer " + Browser.credential("client", "apiKey"));
  }
}
