package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Events;
import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import assay.webapp.OwnServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Why an event was stopped, and what would have had to be different. */
@OnTheServer
class WhyIT {
  private static final Installation SERVER = Installation.shared();
  private static final Path KINDS = Path.of("../adapters/pmml/src/test/resources/kinds");
  private static final String DEFINITION =
      """
      {"title": "A neural network of another tool", "id": "/id", "amount": "/amount",
       "currency": "GBP", "label": {"field": "/label", "fraud": ["1"]},
       "features": [{"name": "amount", "mutable": true}, {"name": "age"}],
       "costs": {"lossRate": 1, "fee": 0, "review": 2, "catchRate": 1, "insult": 15,
                 "insultShare": 0.05, "highFrom": 60, "reviewMinutes": 4}}
      """;

  @Test
  void saysThatNothingWouldHaveHelped() throws Exception {
    var amount = Cases.fresh();
    try (var browser = Browser.of("reviewer")) {
      Cases.open(browser, amount);
      assertThat(browser.find(".reasons").getText()).doesNotContain("give or take");
      assertThat(browser.text()).contains("exactly computed");
      browser.find("#whatif\\:find").click();
      browser.awaitText("Tried: kind of transfer.");
      assertThat(browser.find("#whatif").getText()).contains("Nothing that could have been");
    }
  }

  @Test
  void saysHowSureReasonsAreAndWhatWouldHaveHadToBeDifferent() throws Exception {
    String stream = "network";
    var client = SERVER.client();
    var folder = Files.createDirectories(SERVER.models().resolve(stream));
    Files.write(
        folder.resolve("champion.pmml"), Files.readAllBytes(KINDS.resolve("neural-network.pmml")));
    Files.writeString(folder.resolve("stream.json"), DEFINITION);
    OwnServer.await(
        "the stream",
        Duration.ofMinutes(1),
        () -> client.score(stream, event(1, 20)).status() == 200);
    for (int i = 1; i < 20; i++) {
      client.score(stream, event(40 * i, 20 + i)).expect(200);
    }
    var stopped = client.score(stream, event(900, 60)).expect(200).json();
    assertThat(stopped.at("/explanation/method").asText()).isEqualTo("pending");

    try (var browser = Browser.of("reviewer")) {
      browser.open("/case.xhtml?id=" + stopped.path("caseId").asText());
      browser.await(By.cssSelector(".reasons"));
      assertThat(browser.find(".reasons").getText()).contains("give or take");
      assertThat(browser.text()).contains("found by trying the values on earlier events");
      picture(browser, ".reasons", "case-sampled-reasons");

      assertThat(browser.find("#whatif").getText()).doesNotContain("instead of");
      browser.find("#whatif\\:find").click();
      browser.awaitText("instead of 900");
      assertThat(browser.find("#whatif").getText())
          .contains("With this it would have been:")
          .contains("Medium")
          .contains("Letting it pass would then be expected to cost £");
      assertThat(browser.barriers()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
      picture(browser, "#whatif", "case-what-if");
    }
  }

  private static String event(double amount, int age) {
    return "{\"id\": %d, \"amount\": %s, \"age\": %d}".formatted(Events.freshId(), amount, age);
  }

  private static void picture(Browser browser, String at, String name) throws Exception {
    for (int width : new int[] {1280, 390}) {
      for (boolean dark : new boolean[] {false, true}) {
        browser.run("document.querySelector('%s').scrollIntoView()".formatted(at));
        assertThat(browser.picture(name, dark, width)).isZero();
      }
    }
  }
}
