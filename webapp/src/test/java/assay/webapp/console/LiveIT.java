package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.synthetic.CardRetailEvents;
import assay.webapp.OnTheServer;
import assay.webapp.Server;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** The live page, which renews itself. */
@OnTheServer
class LiveIT {
  private static final int EVENTS = 60;

  private static void feed() throws Exception {
    var events = new CardRetailEvents(new SplittableRandom(), Instant.now());
    var json = new ObjectMapper();
    for (int i = 0; i < EVENTS; i++) {
      var event = events.next();
      event.remove(events.labelField());
      Cases.post("card-retail", json.writeValueAsString(event));
    }
  }

  @Test
  void showsNewEventsWithoutReload() throws Exception {
    feed();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/live.xhtml");
      browser.await(By.cssSelector("[data-list='events'] tr .tier"));
      browser.run("window.sameDocument = true");
      var amount = Cases.newAmount();
      Cases.score(amount, "C-live");
      var shown = "$" + amount.substring(0, 3) + "," + amount.substring(3) + ".00";
      browser.awaitText(shown);

      assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
      assertThat(browser.find("[data-number='rate']").getText()).matches("[0-9.,]+");
      assertThat(browser.find("[data-number='times']").getText()).contains("ms");
      browser.await(By.cssSelector("[data-chart='map'] .place"));
      browser.awaitUntil(() -> browser.findAll("[data-chart='map'] .land[d]").size() > 3);
      // Sums are about ten seconds late.
      browser.await(By.cssSelector("[data-chart='timeline'] .tier-bar"));
      browser.await(By.cssSelector("[data-chart='amounts'] .tier-bar"));
      assertThat(browser.complaints()).isEmpty();
      for (boolean dark : new boolean[] {false, true}) {
        browser.dark(dark);
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.picture("live", dark, 1280, 1900)).isZero();
        assertThat(browser.picture("live", dark, 390, 3200)).isZero();
      }
    }
  }

  @Test
  void narrowsTheListsToAPartOfTheTime() throws Exception {
    feed();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/live.xhtml");
      browser.await(By.cssSelector("[data-list='events'] tr .tier"));
      browser.run(
          "const field = (id, value) => { const e = document.getElementById(id); e.value = value;"
              + " e.dispatchEvent(new Event('change')); };"
              + "field('live-from', '2020-01-01T00:00'); field('live-to', '2020-01-02T00:00');");
      browser.awaitUntil(
          () -> browser.find("[data-list='events']").getText().contains("Nothing here."));
      browser.find("#live-all").click();
      browser.await(By.cssSelector("[data-list='events'] tr .tier"));
    }
  }

  private static final String WIDEST =
      """
      const bars = document.querySelectorAll("[data-chart='timeline'] .tier-bar");
      return Math.max(...Array.from(bars, (bar) => bar.getBoundingClientRect().width));
      """;

  private static double widest(Browser browser) {
    return ((Number) Objects.requireNonNull(browser.run(WIDEST))).doubleValue();
  }

  @Test
  void looksCloserAtWhatIsDraggedOver() throws Exception {
    feed();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/live.xhtml");
      browser.await(By.cssSelector("[data-chart='timeline'] .tier-bar"));
      double before = widest(browser);
      var place = browser.find("[data-chart='timeline'] .overlay");
      int edge = place.getRect().width / 2 - 2;
      browser.drag(place, edge - 120, edge);
      browser.await(By.id("live-all"));
      browser.awaitUntil(() -> widest(browser) > 3 * before);
      assertThat(browser.find("#live-from").getDomProperty("value")).isNotEmpty();
      browser.picture("live-closer", false, 1280, 900);

      browser.find("#live-all").click();
      browser.awaitUntil(() -> widest(browser) < 2 * before);
      assertThat(browser.find("#live-all").isDisplayed()).isFalse();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static final String HOLD =
      """
      const fetched = window.fetch;
      const held = [];
      let free = false;
      window.asked = [];
      window.fetch = (address) => {
        window.asked.push(String(address));
        return free ? fetched(address) : new Promise((go) => held.push(() => go(fetched(address))));
      };
      window.letGo = () => { free = true; held.forEach((one) => one()); };
      """;

  @Test
  void asksAgainForWhatWasChosenMeanwhile() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      browser.open("/live.xhtml");
      browser.awaitUntil(() -> !browser.find("[data-number='rate']").getText().equals("–"));
      browser.run("for (let i = 0; i < 10000; i++) { clearInterval(i); }"); // the page polls too
      browser.run(HOLD);
      var streams = new Select(browser.find("#live-stream"));
      streams.selectByValue("ticketing");
      streams.selectByValue("card-retail");
      browser.run("window.letGo()");
      browser.awaitUntil(
          () ->
              Boolean.TRUE.equals(
                  browser.run("return asked.some((a) => a.includes('stream=card-retail'))")));
    }
  }

  @Test
  void closesItsChannelBeforeTheSessionEnds() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      browser.open("/live.xhtml");
      browser.run(
          "const close = faces.push.close;"
              + " faces.push.close = (name) => { sessionStorage.closed = name; close(name); };");
      browser.find("#session\\:logout").click();
      browser.await("/login.xhtml");
      assertThat(browser.run("return sessionStorage.closed")).isEqualTo("live");
    }
  }

  @Test
  void asksWhoWantsToKnow() throws Exception {
    assertThat(Server.get(Server.url("/figures")).statusCode()).isEqualTo(401);
    var client = "Bearer " + Browser.credential("client", "apiKey");
    var refused = Server.get(Server.url("/figures"), "Authorization", client);
    assertThat(refused.statusCode()).isEqualTo(403);
  }
}
