package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.synthetic.CardRetailEvents;
import assay.webapp.OnTheServer;
import assay.webapp.Server;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

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

  @Test
  void asksWhoWantsToKnow() throws Exception {
    assertThat(Server.get(Server.url("/figures")).statusCode()).isEqualTo(401);
    var client = "Bearer " + Browser.credential("client", "apiKey");
    var refused = Server.get(Server.url("/figures"), "Authorization", client);
    assertThat(refused.statusCode()).isEqualTo(403);
  }
}
