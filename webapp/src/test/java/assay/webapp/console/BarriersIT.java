package assay.webapp.console;

import assay.webapp.OnTheServer;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** No barrier where pages are looked at least: dialogs, refusals, narrow, dark and in Spanish. */
@OnTheServer
class BarriersIT {
  private static final List<String> PAGES =
      List.of(
          "queue",
          "live",
          "entry",
          "upload",
          "team",
          "labels",
          "admin/models",
          "admin/streams",
          "admin/keys",
          "admin/webhooks",
          "admin/accounts",
          "admin/audit");

  private SoftAssertions all;

  @BeforeEach
  void collect() {
    all = new SoftAssertions();
  }

  @AfterEach
  void tell() {
    all.assertAll();
  }

  private void none(Browser browser, String where) throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      browser.dark(dark);
      all.assertThat(browser.barriers()).as(where + (dark ? ", dark" : ", light")).isEmpty();
    }
    browser.dark(false);
  }

  private void narrow(Browser browser, String where) throws Exception {
    browser.width(390);
    none(browser, where + ", narrow");
    all.assertThat(
            browser.run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as(where + " is wider than a narrow window")
        .isEqualTo(0L);
    browser.width(1280);
  }

  private static void close(Browser browser) {
    browser.press(Keys.ESCAPE);
    browser.awaitUntil(() -> browser.findAll("dialog[open]").isEmpty());
  }

  /** A dialog takes the focus, keeps it and gives it back. */
  private void holdsTheFocus(Browser browser, String dialog) {
    for (int i = 0; i < 12; i++) {
      all.assertThat(
              browser.run(
                  "return document.querySelector('%s').contains(document.activeElement)"
                          .formatted(dialog)
                      + " || document.activeElement === document.body"))
          .as("focus in " + dialog + " after " + i + " stops")
          .isEqualTo(true);
      browser.press(Keys.TAB);
    }
  }

  @Test
  void dialogsOfTheQueue() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      browser.open(Cases.queue(amount, amount));
      browser.press("?");
      browser.await(By.cssSelector("dialog#help[open]"));
      none(browser, "help");
      narrow(browser, "help");
      holdsTheFocus(browser, "#help");
      close(browser);
      browser.find("#queue [data-choose]").click();
      none(browser, "chosen");
      for (String key : List.of("c", "f")) {
        browser.press(key);
        browser.await(By.cssSelector("dialog#bulk[open]"));
        none(browser, "bulk " + key);
        narrow(browser, "bulk " + key);
        holdsTheFocus(browser, "#bulk");
        close(browser);
      }
      browser.find(".view-new summary").click();
      browser.find("#views\\:save").click();
      browser.await(By.cssSelector("[role=alert] .messages li"));
      none(browser, "view without a name");
      narrow(browser, "view without a name");
    }
  }

  @Test
  void everythingThatCanBeOpenedOnACase() throws Exception {
    var amount = "2" + Cases.newAmount();
    Cases.score(amount, "Cbarrier");
    try (var first = Browser.of("reviewer");
        var second = Browser.of("admin")) {
      Cases.take(first, amount);
      first.find(".handover summary").click();
      first.find("#work\\:assign").click();
      first.await(By.cssSelector("#work .messages li"));
      none(first, "handover refused");
      narrow(first, "handover refused");
      first.find("#work\\:note").sendKeys("She looked odd");
      first.find("#work\\:flag").click();
      first.await("done=");
      none(first, "done");
      Cases.open(first, amount);
      none(first, "escalated");
      narrow(first, "escalated");
      Cases.take(second, amount);
      second.run("document.querySelectorAll('main details').forEach((d) => { d.open = true; })");
      none(second, "second opinion");
      narrow(second, "second opinion");
      second.find("#work\\:clear").click();
      second.await("done=");
      Cases.open(second, amount);
      second.find("#work\\:reopen").click();
      second.await(By.cssSelector("#work .messages li"));
      none(second, "reopening refused");
      narrow(second, "reopening refused");
    }
  }

  @Test
  void everyPageInSpanish() throws Exception {
    var amount = Cases.fresh();
    try (var browser = new Browser("es")) {
      browser.open("/login.xhtml");
      none(browser, "es login");
      browser.as("admin", Browser.credential("admin", "password"));
      for (String page : PAGES) {
        browser.open("/" + page + ".xhtml");
        all.assertThat(browser.find("html").getDomAttribute("lang")).as(page).isEqualTo("es");
        narrow(browser, "es " + page);
        all.assertThat(browser.barriers()).as("es " + page).isEmpty();
      }
      browser.open(Cases.queue(amount, amount));
      browser.find("#queue a.open").click();
      browser.await(By.id("work:release"));
      narrow(browser, "es case");
      browser.press("?");
      browser.await(By.cssSelector("dialog#help[open]"));
      narrow(browser, "es help");
      close(browser);
      browser.open("/nothing-here.xhtml");
      narrow(browser, "es not found");
      browser.open("/expired.xhtml");
      narrow(browser, "es expired");
      browser.open("/admin/models.xhtml");
      var model = browser.find(".list a.open").getDomAttribute("href");
      for (String page : List.of("model", "dictionary")) {
        browser.open(model.replace("model.xhtml", page + ".xhtml"));
        narrow(browser, "es " + page);
      }
      browser.open("/admin/costs.xhtml?stream=mobile-money");
      narrow(browser, "es costs");
    }
  }
}
