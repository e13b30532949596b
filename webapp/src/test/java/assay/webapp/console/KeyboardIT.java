package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A day's work without a mouse: from the login to the next case. */
@OnTheServer
class KeyboardIT {
  private static final String FOCUS = "return document.activeElement.id || ''";

  private static String focus(Browser browser) {
    return String.valueOf(browser.run(FOCUS));
  }

  /** Goes on by Tab until the focus is there. */
  private static void tabTo(Browser browser, String id) {
    for (int i = 0; i < 60 && !focus(browser).equals(id); i++) {
      browser.press(Keys.TAB);
    }
    assertThat(focus(browser)).isEqualTo(id);
  }

  @Test
  void goesFromTheLoginToTheNextCase() throws Exception {
    var first = Cases.fresh();
    var second = Cases.fresh();
    try (var browser = new Browser()) {
      browser.open("/queue.xhtml");
      browser.await(By.id("login:username"));
      assertThat(focus(browser)).isEqualTo("login:username");
      browser.press("reviewer", Keys.TAB);
      browser.press(Browser.credential("reviewer", "password"), Keys.ENTER);
      browser.await(By.id("filter:stream"));

      tabTo(browser, "filter:from");
      browser.press(first);
      tabTo(browser, "filter:to");
      browser.press(second);
      tabTo(browser, "filter:apply");
      browser.press(Keys.ENTER);
      browser.await("from=" + first);
      browser.awaitUntil(() -> browser.findAll("#queue tbody tr").size() == 2);

      browser.press("j");
      browser.press(Keys.ENTER);
      browser.await(By.id("work:release"));
      tabTo(browser, "work:reason");
      browser.press(Keys.ARROW_DOWN);
      var reason = String.valueOf(browser.find("#work\\:reason").getDomProperty("value"));
      assertThat(reason).isNotEmpty();
      browser.press("n");
      assertThat(focus(browser)).isEqualTo("work:note");
      browser.press("Asked the customer.");
      browser.press(Keys.ESCAPE);
      browser.settle();
      browser.press("f");
      browser.awaitText("You flagged");
      var flagged =
          """
          SELECT count(*) FROM triage_case WHERE state = 'CLOSED' AND outcome = 'FRAUD'
            AND note = 'Asked the customer.' AND reason_code = ? AND amount IN (%s, %s)"""
              .formatted(first, second);
      assertThat(Installation.shared().count(flagged, reason)).isEqualTo(1);

      browser.press("u");
      browser.await(By.id("work:release"));
      browser.awaitUntil(() -> browser.text().contains("Verdict undone"));
      assertThat(Installation.shared().count(flagged, reason)).isZero();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void choosesSeveralCasesAndOpensTheHelp() throws Exception {
    var first = Cases.fresh();
    var second = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(first, second));
      browser.press("j");
      browser.press("x");
      browser.press("j");
      browser.press("x");
      assertThat(browser.findAll("#queue tbody input:checked")).hasSize(2);
      browser.press("x");
      assertThat(browser.findAll("#queue tbody input:checked")).hasSize(1);
      browser.press("?");
      browser.await(By.cssSelector("dialog[open]"));
      assertThat(browser.barriers()).isEmpty();
      browser.press(Keys.ENTER); // its button has the focus
      browser.awaitUntil(() -> browser.findAll("dialog[open]").isEmpty());
    }
  }
}
