package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.cli.demo.DemoCommand;
import assay.webapp.OnTheServer;
import assay.webapp.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import picocli.CommandLine;

/**
 * Makes the pictures of the guides, of a server with the invented week; not part of the build:
 * {@code mvn verify -pl webapp -am -Dtest=NONE -Dit.test=Pictures -Dassay.pictures=docs/images
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
@OnTheServer
@EnabledIfSystemProperty(named = "assay.pictures", matches = ".+")
class Pictures {
  private static final int LARGEST = 150_000;
  private static final Path EXAMPLES = Path.of("../pmml-models/card-retail/examples.ndjson");

  private final Path folder = Path.of("..").resolve(System.getProperty("assay.pictures", ""));

  @Test
  void takesEveryPage() throws Exception {
    int code =
        new CommandLine(new DemoCommand())
            .execute(
                "--url",
                Server.url("/").toString(),
                "--data",
                Server.data().toString(),
                "--events",
                "200",
                "--seed",
                "5");
    assertThat(code).isZero();
    Files.createDirectories(folder);
    try (var browser = Browser.of("admin")) {
      page(browser, "queue", "/queue.xhtml", "#queue a.open");
      browser.open("/queue.xhtml?stream=card-retail"); // whose cards pay more than once
      var cases =
          browser.findAll("#queue a.open").stream().map(a -> a.getDomAttribute("href")).toList();
      page(browser, "case", linked(browser, cases), ".graph .node");
      browser.run("document.getElementById('links').scrollIntoView()");
      take(browser, "case-links");
      page(browser, "live", "/live.xhtml", "[data-chart='timeline'] .tier-bar");
      page(browser, "entry", "/entry.xhtml?stream=card-retail", ".entry-answer .big");
      page(browser, "upload", "/upload.xhtml", "#upload\\:start");
      browser.find("#upload\\:file").sendKeys(EXAMPLES.toAbsolutePath().normalize().toString());
      new Select(browser.find("#upload\\:stream")).selectByValue("card-retail");
      browser.find("#upload\\:start").click();
      browser.await(By.cssSelector(".figures"));
      browser.await(By.cssSelector("a[href*='upload-result']"));
      take(browser, "upload-result");
      page(browser, "blocked", "/queue.xhtml?section=blocked", "h1");
      browser.open("/queue.xhtml");
      browser.press("?");
      browser.await(By.cssSelector("dialog[open]"));
      take(browser, "help");
      page(browser, "missing", "/no/such/page", "h1");
      page(browser, "team", "/team.xhtml", "h1");
      page(browser, "labels", "/labels.xhtml", "h1");
      page(browser, "costs", "/admin/costs.xhtml?stream=mobile-money", "h1");
      page(browser, "models", "/admin/models.xhtml", ".list a.open");
      var model = browser.find(".list a.open").getDomAttribute("href");
      page(browser, "model", model, "h1");
      page(browser, "dictionary", model.replace("model.xhtml", "dictionary.xhtml"), "h1");
      for (String name : List.of("streams", "keys", "accounts", "webhooks", "audit")) {
        page(browser, name, "/admin/" + name + ".xhtml", "h1");
      }
    }
    try (var stranger = new Browser()) {
      page(stranger, "login", "/login.xhtml", "#login\\:submit");
    }
  }

  /** The first case whose event shares a subject with another one. */
  private static String linked(Browser browser, List<String> cases) {
    return cases.stream()
        .filter(
            address -> {
              browser.open(address);
              return !browser.findAll("#links").isEmpty();
            })
        .findFirst()
        .orElseThrow();
  }

  private void page(Browser browser, String name, String path, String ready) throws Exception {
    browser.open(path);
    browser.await(By.cssSelector(ready));
    take(browser, name);
  }

  private void take(Browser browser, String name) throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {1280, 390}) {
        byte[] picture = SmallPng.of(browser.shot(dark, width, width == 390 ? 1000 : 860));
        String file = "%s-%s-%d.png".formatted(name, dark ? "dark" : "light", width);
        assertThat(picture.length).as(file).isLessThan(LARGEST);
        Files.write(folder.resolve(file), picture);
      }
    }
  }
}
