package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.OnTheServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;

/** An administrator tells other systems of changes, and sees what became of it. */
@OnTheServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksIT {
  /** A public address at which nobody answers, by RFC 5737 kept for documentation. */
  private final String url = "https://203.0.113.1:9/hook-" + System.nanoTime();

  private Browser browser;

  @BeforeAll
  void open() throws Exception {
    browser = Browser.of("admin");
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private void add(String address) {
    browser.open("/admin/webhooks.xhtml");
    browser.find("#webhooks\\:url").sendKeys(address);
    browser.find("#webhooks\\:add").click();
  }

  private By within(String css) {
    return By.cssSelector("[aria-label='" + url + "'] " + css);
  }

  @Test
  void explainsAddressesThatAreRefused() {
    add("nonsense here");
    browser.awaitText("That is no address.");
    add("http://example.com/hook");
    browser.awaitText("begin with https://, so that nobody reads along");
    add("https://user:secret@example.com/hook");
    browser.awaitText("Leave user name and password out");
    add("https://127.0.0.1/hook");
    browser.awaitText("This host is in a private network.");
    add("https://no-such-host.invalid/");
    browser.awaitText("There is no such host.");
  }

  @Test
  void addsTestsPausesAndDeletes() throws Exception {
    add(url);
    var secret = browser.await(By.id("secret-text")).getText();
    assertThat(secret).startsWith("whsec_");
    assertThat(browser.barriers()).isEmpty();

    browser.await(within("input[id$=':test']")).click();
    browser.awaitText("The test is on its way");
    assertThat(browser.text()).doesNotContain(secret);
    browser.await(within("tbody tr"));
    assertThat(browser.findAll("[aria-label='" + url + "'] tbody tr")).hasSize(1);
    assertThat(browser.text()).contains("Waits.");
    assertThat(browser.barriers()).isEmpty();
    for (int width : new int[] {390, 1280}) {
      assertThat(browser.picture("admin-webhooks-used", width == 390, width)).isZero();
    }

    browser.await(within("input[id$=':pause']")).click();
    browser.awaitText("It rests; messages wait");
    assertThat(browser.text()).contains("Paused, messages wait");
    assertThat(browser.findAll("[aria-label='" + url + "'] input[id$=':test']")).isEmpty();
    browser.await(within("input[id$=':resume']")).click();
    browser.awaitText("It goes on");

    browser.await(within("summary")).click();
    browser.await(within("input[id$=':end']")).click();
    browser.awaitText("It is told nothing any more.");
    assertThat(browser.findAll("[aria-label='" + url + "']")).isEmpty();
    assertThat(browser.find("[aria-labelledby=ended-title]").getText()).contains(url);
    browser.open("/admin/audit.xhtml");
    assertThat(browser.text()).contains("Webhook added", "Webhook paused", "Webhook deleted");
    assertThat(browser.complaints()).isEmpty();
  }
}
