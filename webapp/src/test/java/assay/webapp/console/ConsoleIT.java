package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.OnTheServer;
import assay.webapp.Server;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What reviewers and administrators do, in a real browser. */
@OnTheServer
class ConsoleIT {
  private static final String HOSTILE =
      "<script>document.title='hacked'</script><img src=x onerror=\\\"document.title='hacked'\\\">";

  /** Amounts that no case has yet, also on a database that other runs filled. */
  private static final AtomicInteger AMOUNTS =
      new AtomicInteger(600_000 + (int) (System.currentTimeMillis() / 1000 % 300_000));

  @Test
  void refusesAWrongPasswordWithoutSayingWhatWasWrong() throws Exception {
    try (var browser = new Browser()) {
      browser.open("/queue.xhtml?tier=high");
      assertThat(browser.address()).contains("/login.xhtml?next=");
      browser.logIn("reviewer", "wrong");
      browser.awaitText("User name and password do not match.");
      browser.logIn("nobody", "wrong");
      browser.awaitText("User name and password do not match.");
    }
  }

  @Test
  void changesTheSessionAtLogInAndLeadsToThePageAskedFor() throws Exception {
    try (var browser = new Browser()) {
      browser.open("/queue.xhtml?tier=high");
      var before = browser.sessionId();
      browser.logIn("reviewer", Browser.credential("reviewer", "password"));
      browser.await("/queue.xhtml?tier=high");
      assertThat(browser.sessionId()).isNotEqualTo(before);
    }
  }

  @Test
  void logOutEndsTheSession() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      var session = browser.sessionId();
      browser.find("#session\\:logout").click();
      browser.await("/login.xhtml");
      browser.useSession(session);
      browser.open("/queue.xhtml");
      assertThat(browser.address()).contains("/login.xhtml");
    }
  }

  @Test
  void keepsReviewersOutOfAdministration() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      for (String page : List.of("models", "streams", "keys", "audit")) {
        browser.open("/admin/" + page + ".xhtml");
        assertThat(browser.title()).startsWith("403");
      }
    }
  }

  @Test
  void opensNoPageToAnApiKey() throws Exception {
    for (String page : List.of("/queue.xhtml", "/admin/keys.xhtml")) {
      var answer =
          Server.get(
              Server.url(page),
              "Authorization",
              "Bearer " + Browser.credential("client", "apiKey"));
      assertThat(answer.statusCode()).as(page).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElse("")).contains("/login.xhtml");
    }
  }

  @Test
  void showsANewCaseWithoutReloading() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      var amount = newAmount();
      browser.open("/queue.xhtml?stream=mobile-money&from=%1$s&to=%1$s".formatted(amount));
      assertThat(browser.findAll("#queue tbody tr")).isEmpty();
      score(amount, "C1");
      browser.await(By.cssSelector("#queue tbody tr"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void showsMarkupInEveryFieldAsText() throws Exception {
    var amount = newAmount();
    score(amount, HOSTILE);
    try (var browser = Browser.of("reviewer")) {
      openCase(browser, amount);
      assertThat(browser.find("#fields").getText()).contains("<script>document.title='hacked'");
      assertThat(browser.findAll("#fields script, #fields img")).isEmpty();
      assertThat(browser.title()).doesNotContain("hacked");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void letsOneReviewerDecideAndGoesOnToTheNextCase() throws Exception {
    var amount = newAmount();
    score(amount, "C3");
    score(newAmount(), "C4");
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      openCase(first, amount);
      first.await(By.id("work:release"));

      openCase(second, amount);
      assertThat(second.text()).contains("reviewer is reviewing this case");
      assertThat(second.findAll("#work\\:flag, #work\\:clear")).isEmpty();

      first.find("#work\\:note").sendKeys("Called the bank");
      first.find("#work\\:flag").click();
      first.await("&done=");
      assertThat(first.text()).contains("You flagged");
      assertThat(first.complaints()).isEmpty();
    }
  }

  @Test
  void showsAFreshKeyOnce() throws Exception {
    try (var browser = Browser.of("admin")) {
      browser.open("/admin/keys.xhtml");
      browser.find("#keys\\:name").sendKeys("a test's program");
      browser.find("#keys\\:create").click();
      var key = browser.await(By.id("key-text")).getText();
      assertThat(key).startsWith("assay_");
      browser.open("/admin/keys.xhtml");
      assertThat(browser.text()).contains("a test's program").doesNotContain(key);
    }
  }

  @Test
  void fitsEveryPageIntoNarrowAndWideWindowsLightAndDark() throws Exception {
    var amount = newAmount();
    score(amount, "C5");
    try (var browser = Browser.of("admin")) {
      openCase(browser, amount);
      browser.await(By.id("work:release"));
      var address = browser.address();
      pictures(browser, "case", address.substring(address.indexOf("/case")));
      for (String page :
          List.of("queue", "admin/models", "admin/streams", "admin/keys", "admin/audit")) {
        pictures(browser, page.replace('/', '-'), "/" + page + ".xhtml");
      }
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String newAmount() {
    return Integer.toString(AMOUNTS.incrementAndGet());
  }

  private static void pictures(Browser browser, String name, String path) throws Exception {
    browser.open(path);
    for (int width : List.of(390, 1280)) {
      browser.picture(name, false, width);
      browser.picture(name, true, width);
    }
    assertThat(browser.overflow()).as(name).isZero();
  }

  private static void openCase(Browser browser, String amount) {
    browser.open(
        "/queue.xhtml?stream=mobile-money&state=all&from=%s&to=%s".formatted(amount, amount));
    browser.find("#queue a.open").click();
    browser.await("/case.xhtml");
  }

  /** An emptied account: what the mobile-money model holds for fraud. */
  private static void score(String amount, String destination) throws Exception {
    var event =
        """
        {"step": 1, "type": "TRANSFER", "amount": %1$s, "nameOrig": "C1", "oldbalanceOrg": %1$s,
         "newbalanceOrig": 0.0, "nameDest": "%2$s", "oldbalanceDest": 0.0, "newbalanceDest": 0.0,
         "%2$s": [{"%2$s": "%2$s"}]}
        """
            .formatted(amount, destination);
    var answer =
        Server.send(
            "POST",
            Server.url("/score?stream=mobile-money"),
            event,
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + Browser.credential("client", "apiKey"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
