package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.OnTheServer;
import assay.webapp.Server;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What reviewers and administrators do, in a real browser. */
@OnTheServer
class ConsoleIT {
  private static final String HOSTILE =
      "<script>document.title='hacked'</script><img src=x onerror=\\\"document.title='hacked'\\\">";

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
  void closesTheDoorAfterTenFailures() throws Exception {
    try (var browser = new Browser()) {
      browser.open("/login.xhtml");
      for (int i = 0; i < 10; i++) {
        browser.logIn("somebody-else", "guess " + i);
        browser.awaitText("User name and password do not match.");
      }
      browser.logIn("somebody-else", "guess");
      browser.awaitText("Too many failed attempts.");
    }
  }

  @Test
  void speaksTheLanguageOfTheBrowser() throws Exception {
    try (var browser = new Browser("es")) {
      browser.as("reviewer", Browser.credential("reviewer", "password"));
      assertThat(browser.find("html").getAttribute("lang")).isEqualTo("es");
      assertThat(browser.find("h1").getText()).isEqualTo("Cola");
      assertThat(browser.text()).contains("Bloqueados automáticamente");
    }
  }

  @Test
  void saysThatAPageHasExpired() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      browser.run(
          "window.done = 0;"
              + " for (let i = 0; i < 20; i++) { fetch('/queue.xhtml').then(() => window.done++); }");
      browser.awaitUntil(() -> Long.valueOf(20).equals(browser.run("return window.done")));
      browser.find("#filter\\:apply").click();
      browser.awaitText("This page has expired");
      browser.find("main a.button").click();
      browser.await("/queue.xhtml");
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
      for (String page : List.of("models", "streams", "keys", "accounts", "audit")) {
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
  void isToldOfANewCaseWithoutAsking() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      var amount = Cases.newAmount();
      browser.open("/queue.xhtml?stream=mobile-money&from=%1$s&to=%1$s".formatted(amount));
      assertThat(browser.findAll("#queue tbody tr")).isEmpty();
      browser.run("for (let i = 0; i < 10000; i++) { clearInterval(i); }"); // the page polls too
      Cases.score(amount, "C1");
      long start = System.nanoTime();
      browser.await(By.cssSelector("#queue tbody tr"));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void showsMarkupInEveryFieldAsText() throws Exception {
    var amount = Cases.newAmount();
    Cases.score(amount, HOSTILE);
    try (var browser = Browser.of("reviewer")) {
      Cases.open(browser, amount);
      assertThat(browser.find("#fields").getText()).contains("<script>document.title='hacked'");
      assertThat(browser.findAll("#fields script, #fields img")).isEmpty();
      assertThat(browser.title()).doesNotContain("hacked");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void letsOneReviewerDecideAndGoesOnToTheNextCase() throws Exception {
    var amount = Cases.newAmount();
    Cases.score(amount, "C3");
    Cases.score(Cases.newAmount(), "C4");
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      Cases.open(first, amount);
      first.await(By.id("work:release"));

      Cases.open(second, amount);
      assertThat(second.text()).contains("reviewer is reviewing this case");
      assertThat(second.findAll("#work\\:flag, #work\\:clear")).isEmpty();

      first.find("#work\\:note").sendKeys("Called the bank");
      first.find("#work\\:flag").click();
      first.await("done=");
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
}
