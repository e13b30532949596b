package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Events;
import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import assay.webapp.Program;
import assay.webapp.Server;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The form that says at once what would be decided. */
@OnTheServer
class EntryIT {
  private static final String AMOUNT = "[data-field='amount'] input:not([type='range'])";

  private static final List<String> NUMBERS =
      List.of("amount", "oldbalanceOrg", "newbalanceOrig", "oldbalanceDest", "newbalanceDest");

  /** Other tests and the server's own work store events too, of other amounts. */
  private static final String TYPED =
      "SELECT count(*) FROM decision WHERE stream = 'mobile-money' AND amount IN (100, 700000)";

  @Test
  void saysAtOnceWhatWouldBeDecidedAndStoresNothing() throws Exception {
    var server = Installation.shared();
    long before = server.count(TYPED);
    try (var browser = Browser.of("reviewer")) {
      browser.open("/entry.xhtml?stream=mobile-money");
      browser.await(By.cssSelector(".entry-answer .big"));
      var example = browser.find(".entry-answer").getText();
      for (String field : new String[] {"oldbalanceOrg", "amount"}) {
        type(browser, field, "700000");
      }
      for (String field : new String[] {"newbalanceOrig", "oldbalanceDest", "newbalanceDest"}) {
        type(browser, field, "0");
      }
      type(browser, "type", "TRANSFER");
      browser.awaitUntil(() -> !browser.find(".entry-answer").getText().equals(example));
      var large = browser.find(".costs").getText();
      assertThat(large).contains("Review it").contains("$");
      saysWhatPredictSays(browser);

      type(browser, "amount", "100");
      browser.awaitUntil(() -> !browser.find(".costs").getText().equals(large));
      saysWhatPredictSays(browser);
      browser.await(By.cssSelector("[data-curve] .curve"));
      assertThat(browser.findAll("tr[data-x]")).hasSize(25);
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.barriers()).isEmpty();
      browser.picture("entry-answer", false, 1280, 1100);
      browser.picture("entry-answer", true, 390, 2400);
    }
    assertThat(server.count(TYPED)).isEqualTo(before);
  }

  /** The event of the form, asked over HTTP. */
  private static void saysWhatPredictSays(Browser browser) throws Exception {
    var event =
        (ObjectNode)
            Program.JSON.readTree(Events.examples(Installation.shared(), "mobile-money").get(0));
    for (String field : NUMBERS) {
      event.put(field, Double.parseDouble(input(browser, field).getDomProperty("value")));
    }
    event.put("type", "TRANSFER");
    var answer =
        Program.JSON.readTree(
            Server.send(
                    "POST",
                    Server.url("/predict?stream=mobile-money"),
                    event.toString(),
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer " + Browser.credential("client", "apiKey"))
                .body());
    double percent = 100 * answer.path("probability").asDouble();
    browser.awaitUntil(
        () ->
            Math.abs(shown(browser) - percent) < 0.5
                && browser
                    .find(".entry-answer .tier")
                    .getText()
                    .equalsIgnoreCase(answer.path("tier").asText()));
  }

  private static double shown(Browser browser) {
    var text = browser.find(".entry-answer .big").getText();
    return Double.parseDouble(text.replaceAll("[^0-9.]", ""));
  }

  private static WebElement input(Browser browser, String field) {
    return browser.find("[data-field='%s'] input:not([type='range'])".formatted(field));
  }

  private static void type(Browser browser, String field, String text) {
    input(browser, field).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  @Test
  void movesANumberByItsSlider() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      browser.open("/entry.xhtml?stream=mobile-money");
      var slider = browser.await(By.cssSelector("[data-field='amount'] [type='range']"));
      var before = browser.find(AMOUNT).getAttribute("value");
      slider.sendKeys(Keys.HOME);
      browser.awaitUntil(() -> !browser.find(AMOUNT).getAttribute("value").equals(before));
      browser.await(By.cssSelector("[data-curve] .curve"));
      assertThat(browser.text()).contains("How the probability moves with amount");
    }
  }

  @Test
  void namesWhatCannotBeRead() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      browser.open("/entry.xhtml?stream=mobile-money");
      browser.await(By.cssSelector(".entry-answer .big"));
      type(browser, "amount", "much");
      browser.awaitText("amount is not a number, such as 12.5.");
      type(browser, "amount", "-5");
      browser.awaitText("amount is -5; expected is the amount at risk: a number, 0 or more.");

      browser.open("/entry.xhtml?stream=ticketing");
      browser.await(By.cssSelector("[data-field='ticket_types'] textarea"));
      browser.find("[data-field='ticket_types'] textarea").sendKeys("}, \"x\": {");
      browser.awaitText("kinds of tickets is not JSON");
      browser.open("/entry.xhtml?stream=no-such");
      browser.await(By.cssSelector("[data-field]"));
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
