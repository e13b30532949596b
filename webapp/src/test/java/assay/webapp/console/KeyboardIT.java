package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Whole ways through the console without a mouse: nothing here clicks or looks up an element. */
@OnTheServer
class KeyboardIT {
  private static final int MOST_STOPS = 120;

  private static boolean isAt(Browser browser, String css) {
    return Boolean.TRUE.equals(
        browser.run(
            "return document.activeElement.matches(\"" + css.replace("\\", "\\\\") + "\")"));
  }

  /** Presses the tabulator until the focus is there. */
  private static void tabTo(Browser browser, String css) {
    for (int stops = 0; !isAt(browser, css); stops++) {
      assertThat(stops).as("stops on the way to " + css).isLessThan(MOST_STOPS);
      browser.press(Keys.TAB);
    }
  }

  private static void close(Browser browser, CharSequence key) {
    browser.press(key);
    browser.awaitUntil(() -> browser.findAll("dialog[open]").isEmpty());
  }

  private static List<String> verdicts(String amount) throws Exception {
    return Installation.shared()
        .query(
            row -> row.getString(1),
            "SELECT concat_ws('|', outcome, reason_code, note) FROM triage_case"
                + " WHERE stream = 'mobile-money' AND amount = ?::numeric",
            amount);
  }

  @Test
  void reviewsFromTheLogInToTheLastCase() throws Exception {
    var small = Cases.fresh();
    var large = Cases.fresh();
    try (var browser = new Browser()) {
      browser.open("/queue.xhtml");
      tabTo(browser, "#login\\:username");
      browser.press("reviewer");
      browser.press(Keys.TAB);
      browser.press(Browser.credential("reviewer", "password"), Keys.ENTER);
      browser.await(By.id("filter:apply"));

      tabTo(browser, "#filter\\:stream");
      browser.press("mobile");
      tabTo(browser, "#filter\\:from");
      browser.press(small);
      tabTo(browser, "#filter\\:to");
      browser.press(large, Keys.ENTER);
      browser.await("from=" + small);
      assertThat(browser.address()).contains("stream=mobile-money").contains("to=" + large);
      assertThat(browser.findAll("#queue tbody tr")).hasSize(2);

      browser.press("?");
      browser.await(By.cssSelector("dialog#help[open]"));
      close(browser, Keys.ENTER);
      browser.press("j", "j", "k");
      browser.press(Keys.ENTER);
      browser.await(By.id("work:release"));

      tabTo(browser, "#work\\:reason");
      browser.press("mule", Keys.ESCAPE);
      browser.press("n");
      browser.awaitUntil(() -> isAt(browser, "#work\\:note"));
      browser.press("Emptied at night; c and f are letters here", Keys.ESCAPE);
      browser.press("?");
      browser.await(By.cssSelector("dialog#help[open]"));
      browser.press("c", "f");
      close(browser, Keys.ESCAPE);
      assertThat(verdicts(large)).containsExactly("");
      browser.settle();
      browser.press("f");
      browser.awaitText("You flagged");
      assertThat(verdicts(large))
          .containsExactly("FLAGGED|mule account|Emptied at night; c and f are letters here");

      browser.await(By.id("work:release"));
      browser.settle();
      browser.press("c");
      browser.awaitText("You cleared");
      assertThat(browser.address()).contains("/queue.xhtml");
      assertThat(verdicts(small)).containsExactly("CLEARED|");
      browser.press("u");
      browser.await("/case.xhtml");
      browser.await(By.id("work:release"));
      assertThat(verdicts(small)).containsExactly("");
      browser.settle();
      browser.press("f");
      browser.await("/queue.xhtml");
      assertThat(verdicts(small)).containsExactly("FLAGGED|");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void decidesSeveralAtOnce() throws Exception {
    var first = Cases.fresh();
    Cases.fresh();
    var last = Cases.fresh();
    String waiting =
        "SELECT count(*) FROM waiting_case WHERE stream = 'mobile-money'"
            + " AND amount BETWEEN ?::numeric AND ?::numeric";
    var server = Installation.shared();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(first, last));
      browser.press("j", "x", "j", "x", "j", "x");
      browser.awaitText("3 chosen");
      browser.press("x");
      browser.awaitText("2 chosen");
      browser.press("c");
      browser.await(By.cssSelector("dialog#bulk[open]"));
      tabTo(browser, "[data-close='bulk']");
      close(browser, Keys.ENTER);
      assertThat(server.count(waiting, first, last)).isEqualTo(3);

      browser.press("c");
      browser.await(By.cssSelector("dialog#bulk[open]"));
      tabTo(browser, "#q\\:bulk-note");
      browser.press("Both belong to one shop");
      tabTo(browser, "#q\\:bulk-confirm");
      browser.press(Keys.ENTER);
      browser.awaitText("2 cases cleared.");
      assertThat(server.count(waiting, first, last)).isEqualTo(1);
      assertThat(verdicts(last)).containsExactly("CLEARED|Both belong to one shop");

      browser.press("u");
      browser.awaitText("2 verdicts undone.");
      assertThat(server.count(waiting, first, last)).isEqualTo(3);
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
