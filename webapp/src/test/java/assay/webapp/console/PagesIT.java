package assay.webapp.console;

import assay.domain.synthetic.TicketingEvents;
import assay.webapp.OnTheServer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** Every page: without barriers, fitting its window, light and dark; keeps pictures of all. */
@OnTheServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
  private static final int EVENTS = 120;

  private Browser browser;
  private SoftAssertions all = new SoftAssertions();

  @BeforeAll
  void fillTheQueue() throws Exception {
    var events = new TicketingEvents(new SplittableRandom(), Instant.now());
    var json = new ObjectMapper();
    for (int i = 0; i < EVENTS; i++) {
      var event = events.next();
      event.remove(events.labelField());
      Cases.post("ticketing", json.writeValueAsString(event));
    }
    for (String event :
        Files.readAllLines(Path.of("../pmml-models/mobile-money/examples.ndjson"))) {
      Cases.post("mobile-money", event);
    }
    browser = Browser.of("admin");
  }

  @BeforeEach
  void collectAfresh() {
    all = new SoftAssertions();
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @Test
  void showsEveryPageWithoutBarriers() throws Exception {
    page("queue", "/queue.xhtml?stream=ticketing");
    forReaders("queue");
    caseOf("stream=ticketing", "case");
    caseOf("stream=mobile-money&to=590000", "case-with-reasons"); // no other test's
    forReaders("case");
    browser.find("#work\\:flag").click(); // the page of the costs then knows the truth of an event
    browser.await("done=");
    page("queue-blocked", "/queue.xhtml?section=blocked");
    page("live", "/live.xhtml");
    page("entry", "/entry.xhtml?stream=ticketing");
    page("upload", "/upload.xhtml");
    page("team", "/team.xhtml");
    page("labels", "/labels.xhtml");
    page("expired", "/expired.xhtml");
    for (String name : List.of("models", "streams", "keys", "webhooks", "accounts", "audit")) {
      page("admin-" + name, "/admin/" + name + ".xhtml");
    }
    browser.open("/admin/models.xhtml");
    var model = browser.find(".list a.open").getDomAttribute("href");
    page("admin-model", model);
    page("admin-dictionary", model.replace("model.xhtml", "dictionary.xhtml"));
    page("admin-costs", "/admin/costs.xhtml?stream=mobile-money");
    proposeALogisticModel();
    browser.find("section[aria-label$=' mobile-money'] .list a.open").click();
    browser.await(By.id("trial:again"));
    browser.awaitText("scored again");
    browser.run("document.querySelectorAll('main details').forEach((d) => { d.open = true; })");
    shown(browser, "admin-model-candidate");
    all.assertThat(browser.complaints()).isEmpty();
    page("not-found", "/nothing-here.xhtml");
    all.assertAll();
  }

  /** Spanish words are longer. */
  @Test
  void fitsItsWindowInSpanish() throws Exception {
    try (var spanish = new Browser("es")) {
      spanish.as("admin", Browser.credential("admin", "password"));
      for (String name :
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
              "admin/accounts",
              "admin/webhooks",
              "admin/audit")) {
        spanish.open("/" + name + ".xhtml");
        fits(spanish, "es-" + name.replace('/', '-'));
      }
      spanish.open("/queue.xhtml?state=all&stream=ticketing");
      spanish.find("#queue a.open").click();
      spanish.await(By.cssSelector(".costs"));
      fits(spanish, "es-case");
      spanish.open("/admin/models.xhtml");
      var model = spanish.find(".list a.open").getDomAttribute("href");
      for (String page : List.of("model", "dictionary")) {
        spanish.open(model.replace("model.xhtml", page + ".xhtml"));
        fits(spanish, "es-" + page);
      }
      spanish.open("/admin/costs.xhtml?stream=mobile-money");
      fits(spanish, "es-costs");
    }
    all.assertAll();
  }

  private void fits(Browser in, String name) throws Exception {
    for (int width : List.of(390, 1280)) {
      all.assertThat(in.picture(name, false, width)).as(name + " at " + width).isZero();
    }
  }

  @Test
  void showsDialogsAndRefusalsWithoutBarriers() throws Exception {
    browser.open("/queue.xhtml?stream=ticketing");
    browser.press("?");
    shown(browser, "help");
    try (var stranger = new Browser()) {
      stranger.open("/login.xhtml");
      stranger.logIn("reviewer", "wrong");
      stranger.awaitText("do not match");
      shown(stranger, "login");
    }
    try (var reviewer = Browser.of("reviewer")) {
      reviewer.open("/admin/keys.xhtml");
      shown(reviewer, "forbidden");
    }
    all.assertAll();
  }

  /** The case that comes first under a filter, held by the administrator. */
  private void caseOf(String filter, String name) throws Exception {
    browser.open("/queue.xhtml?state=open&" + filter);
    browser.find("#queue a.open").click();
    browser.await(By.id("work:release"));
    var address = browser.address();
    page(name, address.substring(address.indexOf("/case")));
  }

  /** The page as the README shows it. */
  private void forReaders(String name) throws Exception {
    browser.picture(name, false, 1280, 800);
    browser.picture(name, true, 1280, 800);
  }

  private void proposeALogisticModel() {
    browser.open("/admin/models.xhtml");
    browser
        .find("#upload\\:file")
        .sendKeys(
            Path.of("../pmml-models/mobile-money/alternatives/logistic.pmml")
                .toAbsolutePath()
                .normalize()
                .toString());
    new Select(browser.find("#upload\\:stream")).selectByValue("mobile-money");
    browser.find("#upload\\:submit").click();
    browser.awaitText("waits to be activated");
  }

  private void page(String name, String path) throws Exception {
    browser.open(path);
    shown(browser, name);
  }

  private void shown(Browser in, String name) throws Exception {
    for (boolean dark : List.of(false, true)) {
      in.dark(dark);
      all.assertThat(in.barriers()).as(name + (dark ? ", dark" : ", light")).isEmpty();
      for (int width : List.of(390, 1280)) {
        all.assertThat(in.picture(name, dark, width)).as(name + " at " + width).isZero();
      }
    }
  }
}
