package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The form that says at once what would be decided. */
@OnTheServer
class EntryIT {
  private static final String AMOUNT = "[data-field='amount'] input:not([type='range'])";

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

      type(browser, "amount", "100");
      browser.awaitUntil(() -> !browser.find(".costs").getText().equals(large));
      browser.await(By.cssSelector("[data-curve] .curve"));
      assertThat(browser.findAll("tr[data-x]")).hasSize(25);
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.barriers()).isEmpty();
      browser.picture("entry-answer", false, 1280, 1100);
      browser.picture("entry-answer", true, 390, 2400);
    }
    assertThat(server.count(TYPED)).isEqualTo(before);
  }

  private static void type(Browser browser, String field, String text) {
    var input = browser.find("[data-field='%s'] input:not([type='range'])".formatted(field));
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
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
      browser.awaitText("/amount is -5; expected is the amount at risk: a number, 0 or more.");

      browser.open("/entry.xhtml?stream=ticketing");
      browser.await(By.cssSelector("[data-field='ticket_types'] textarea"));
      browser.find("[data-field='ticket_types'] textarea").sendKeys("}, \"x\": {");
      browser.awaitText("ticket types is not JSON");
      browser.open("/entry.xhtml?stream=no-such");
      browser.await(By.cssSelector("[data-field]"));
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
