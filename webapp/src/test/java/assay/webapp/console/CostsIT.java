package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Costs are saved in the console, and a file that replaces them does not do so silently. */
@OnTheServer
class CostsIT {
  private static final String STREAM = "ecommerce";

  @Test
  void aFileThatReplacesSavedCostsIsTold() throws Exception {
    try (var browser = Browser.of("admin")) {
      browser.open("/admin/costs.xhtml?stream=" + STREAM);
      var fee = browser.find("#form\\:fee");
      fee.clear();
      fee.sendKeys("151", Keys.TAB);
      browser.find("#form\\:reason").sendKeys("chargebacks are dearer");
      browser.find("#form\\:save").click();
      browser.awaitText("decides from now on");
      assertThat(browser.text())
          .contains("chargebacks are dearer", "Fee per fraud that passes: 150 → 151")
          .doesNotContain("has changed since");

      var file = Installation.shared().models().resolve(STREAM + "/stream.json");
      Files.writeString(file, Files.readString(file).replaceFirst("\"fee\": 150", "\"fee\": 152"));
      browser.awaitUntil(
          () -> {
            browser.open("/admin/costs.xhtml?stream=" + STREAM);
            return browser.text().contains("has changed since and replaced version");
          });

      assertThat(browser.text())
          .contains("which admin saved here: chargebacks are dearer", "151 → 152");
      assertThat(browser.barriers()).isEmpty();
      browser.picture("admin-costs-replaced", false, 1280);
      browser.findAll("input[value^='Fill in version']").get(1).click();
      browser.awaitText("The form now holds version");
      assertThat(browser.find("#form\\:fee").getDomProperty("value")).startsWith("151");
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
