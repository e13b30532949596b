package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.OnTheServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** A reviewer at work, by mouse and by keyboard alone. */
@OnTheServer
class ReviewIT {
  @Test
  void goesOnToTheNextCaseOfTheSameFilter() throws Exception {
    var first = Cases.fresh();
    var second = Cases.fresh();
    Cases.score("999999", "C2"); // would come first without the filter
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(first, second));
      assertThat(browser.findAll("#queue tbody tr")).hasSize(2);
      browser.find("#queue a.open").click();
      browser.await(By.id("work:release"));
      browser.find("#work\\:clear").click();
      browser.await("done=");
      assertThat(browser.address()).contains("/case.xhtml").contains("from=" + first);
      assertThat(browser.text()).contains("You cleared");

      browser.await(By.id("work:release"));
      browser.find("#work\\:flag").click();
      browser.await("/queue.xhtml");
      assertThat(browser.address()).contains("done=").contains("from=" + first);
      assertThat(browser.text()).contains("You flagged").contains("Nothing waits here.");
    }
  }

  @Test
  void reviewsByKeyboardAlone() throws Exception {
    var first = Cases.fresh();
    var second = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(first, second));
      browser.press("?");
      browser.await(By.cssSelector("dialog[open]"));
      browser.press(Keys.ESCAPE);
      browser.awaitUntil(() -> browser.findAll("dialog[open]").isEmpty());

      browser.press("j");
      var top = browser.run("return document.activeElement.href");
      browser.press("j");
      assertThat(browser.run("return document.activeElement.href")).isNotEqualTo(top);
      browser.press("k");
      assertThat(browser.run("return document.activeElement.href")).isEqualTo(top);
      browser.press(Keys.ENTER);
      browser.await(By.id("work:release"));

      browser.press("n");
      browser.press("cf is typed, not done");
      assertThat(browser.find("#work\\:note").getAttribute("value")).startsWith("cf is typed");
      browser.press(Keys.ESCAPE);
      browser.settle();
      browser.press("c");
      browser.awaitText("You cleared");
      browser.await(By.id("work:release"));
      browser.settle();
      browser.press("f");
      browser.awaitText("You flagged");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static final String HOLD =
      """
      const send = XMLHttpRequest.prototype.send;
      const held = [];
      let free = false;
      XMLHttpRequest.prototype.send = function (body) {
        if (free) { send.call(this, body); } else { held.push(() => send.call(this, body)); }
      };
      window.letGo = () => { free = true; held.forEach((one) => one()); };
      """;

  @Test
  void keepsWhatIsTypedWhileTheCaseIsClaimed() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open(Cases.queue(amount, amount));
      browser.beforePages(HOLD);
      browser.find("#queue a.open").click();
      browser.await("/case.xhtml");
      browser.await(By.id("work:clear"));
      browser.press("n");
      browser.press("The bank ");
      browser.run("window.letGo()");
      browser.await(By.id("work:release"));
      browser.press("says so");
      assertThat(value(browser, "note")).isEqualTo("The bank says so");

      new Select(browser.find("#work\\:reason")).selectByIndex(1);
      var reason = value(browser, "reason");
      browser.find(".handover summary").click();
      browser.find("#work\\:why").sendKeys("She knows ");
      browser.run("document.querySelector('.work h2').textContent = ''; window.assayShowCase()");
      browser.awaitText("Your verdict");
      browser.press("this bank");
      assertThat(value(browser, "why")).isEqualTo("She knows this bank");
      assertThat(browser.find("#work\\:why").isDisplayed()).isTrue();
      assertThat(value(browser, "reason")).isEqualTo(reason).isNotEmpty();
      assertThat(value(browser, "note")).isEqualTo("The bank says so");
      browser.find("#work\\:add-note").click();
      browser.awaitUntil(() -> value(browser, "note").isEmpty());
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String value(Browser browser, String field) {
    return String.valueOf(browser.find("#work\\:" + field).getDomProperty("value"));
  }

  @Test
  void saysThatAVerdictDidNotGetThrough() throws Exception {
    var amount = Cases.fresh();
    String trouble = "That did not get through. Look at the case again before you repeat it.";
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, amount);
      browser.find("#work\\:note").sendKeys("Called the bank");
      browser.offline(true);
      browser.find("#work\\:flag").click();
      browser.awaitText(trouble);
      assertThat(browser.find("#trouble [role=alert]").getText()).isEqualTo(trouble);
      assertThat(value(browser, "note")).isEqualTo("Called the bank");
      assertThat(browser.barriers()).isEmpty();
      for (boolean dark : new boolean[] {false, true}) {
        assertThat(browser.picture("trouble", dark, 1280, 900)).isZero();
        assertThat(browser.picture("trouble", dark, 390, 900)).isZero();
      }
      browser.offline(false);
      browser.find("[data-trouble-close]").click();
      assertThat(browser.text()).doesNotContain(trouble);

      browser.run(
          """
          const open = XMLHttpRequest.prototype.open;
          XMLHttpRequest.prototype.open = function (method, address, ...more) {
            open.call(this, method, '/nothing-here.xhtml', ...more);
            XMLHttpRequest.prototype.open = open;
          };
          """);
      browser.find("#work\\:flag").click();
      browser.awaitText(trouble);
      browser.find("#work\\:flag").click();
      browser.awaitText("You flagged");
      assertThat(browser.text()).doesNotContain(trouble);
    }
  }

  /** The clock of the page stands still until the test sets it. */
  private static final String CLOCK =
      """
      let now = 1000;
      performance.now = () => now;
      window.later = (millis) => { now += millis; };
      """;

  @Test
  void takesNoKeyForACaseThatNobodyCanHaveSeen() throws Exception {
    var first = Cases.fresh();
    var second = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/queue.xhtml?stream=mobile-money&from=%s&to=%s".formatted(first, second));
      browser.beforePages(CLOCK);
      browser.find("#queue a.open").click();
      browser.await(By.id("work:release"));
      browser.run("window.later(1500)");
      browser.press("c", "f"); // the second while the first runs
      browser.await("done=");
      browser.await(By.id("work:release"));
      browser.run("window.later(500)");
      browser.press("c", "c");
      assertThat(browser.findAll(".verdicts button:disabled")).isEmpty();
      browser.run("window.later(1000)");
      browser.press("f");
      browser.awaitText("You flagged");
      Cases.open(browser, second); // the larger one came first
      assertThat(browser.text()).contains("Cleared by");
    }
  }

  @Test
  void letsKeysBeTurnedOff() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open(Cases.queue(amount, amount));
      browser.press("?");
      browser.await(By.cssSelector("dialog[open]"));
      assertThat(browser.find("[data-keys]").isSelected()).isTrue();
      browser.find("[data-keys]").click();
      assertThat(browser.barriers()).isEmpty();
      browser.press(Keys.ESCAPE);
      browser.awaitUntil(() -> browser.findAll("dialog[open]").isEmpty());
      browser.open(Cases.queue(amount, amount));
      browser.press("j", "?");
      assertThat(browser.run("return document.activeElement.matches('#queue a')")).isEqualTo(false);
      assertThat(browser.findAll("dialog[open]")).isEmpty();

      browser.find("[data-help]").click();
      browser.await(By.cssSelector("dialog[open]"));
      browser.find("[data-keys]").click();
      browser.press(Keys.ESCAPE);
      browser.awaitUntil(() -> browser.findAll("dialog[open]").isEmpty());
      browser.run("document.activeElement.blur()");
      browser.press("j");
      assertThat(browser.run("return document.activeElement.matches('#queue a')")).isEqualTo(true);
    }
  }

  @Test
  void returnsToTheFilteredQueueByKeyboard() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, amount);
      browser.press("q");
      browser.await("/queue.xhtml");
      assertThat(browser.address()).contains("from=" + amount);
    }
  }

  @Test
  void releasesACaseForOthers() throws Exception {
    var amount = Cases.fresh();
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      Cases.take(first, amount);
      first.find("#work\\:release").click();
      first.await(By.id("work:claim"));

      Cases.take(second, amount);
      assertThat(second.text()).contains("Released");
    }
  }

  @Test
  void takesAVerdictBackWithAReason() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.take(browser, amount);
      browser.find("#work\\:note").sendKeys("Known shop");
      browser.find("#work\\:clear").click();
      browser.await("done=");
      Cases.open(browser, amount);
      assertThat(browser.text()).contains("Cleared by");
      browser.find("#work\\:reopen").click();
      browser.awaitText("Say in the note why it is reopened.");
      browser.find("#work\\:note").sendKeys("The bank called back");
      browser.find("#work\\:reopen").click();
      browser.await(By.id("work:claim"));
      assertThat(browser.text()).contains("Reopened").contains("The bank called back");
      assertThat(browser.find(".trail").getText()).contains("Cleared").contains("Known shop");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void tellsReasonsInProbabilities() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.open(browser, amount);
      var reasons = browser.find(".reasons").getText();
      assertThat(reasons).containsPattern("▲ raises it from [<>]? ?[0-9.]+% to [<>]? ?[0-9.]+%");
      assertThat(reasons)
          .contains("sender’s balance before")
          .doesNotContain(".0 ")
          .doesNotContain("log-odds");
      assertThat(browser.text())
          .contains("Before anything of this event is known, the probability of fraud is");
    }
  }

  @Test
  void saysWhyTheCheapestActionIsNotAdvised() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.open(browser, amount);
      assertThat(browser.find(".costs").getText())
          .contains("Review it advised")
          .contains("Cheapest, but in this stream only a person blocks");
    }
  }

  @Test
  void listsWhatWasBlockedApart() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open(Cases.queue(amount, amount));
      assertThat(browser.findAll("#queue tbody tr")).hasSize(1);
      browser.open(Cases.queue(amount, amount) + "&section=blocked");
      assertThat(browser.findAll("#queue tbody tr")).isEmpty();
      assertThat(browser.find(".sections a[aria-current=page]").getText())
          .startsWith("Blocked automatically");
    }
  }
}
