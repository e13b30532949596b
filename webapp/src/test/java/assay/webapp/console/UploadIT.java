package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Files of events, only predicted or really scored. */
@OnTheServer
class UploadIT {
  private static final String HEADER =
      "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest\n";

  @TempDir private Path folder;

  private Path table(String... rows) throws Exception {
    return Files.writeString(
        folder.resolve("transfers.csv"), HEADER + String.join("\n", rows) + "\n");
  }

  private static void upload(Browser browser, Path file, boolean store) {
    browser.open("/upload.xhtml");
    browser.find("#upload\\:stream option[value='mobile-money']").click();
    browser.find("#upload\\:file").sendKeys(file.toString());
    if (store) {
      browser.find("#upload\\:store").click();
    }
    browser.find("#upload\\:start").click();
    browser.await("id=");
    browser.awaitText("Done:");
  }

  private static long stored() throws Exception {
    return Installation.shared()
        .count("SELECT count(*) FROM decision WHERE stream = 'mobile-money'");
  }

  @Test
  void predictsATableAndTellsRowsThatAreWrong() throws Exception {
    var file =
        table(
            "1,TRANSFER,700000,C1,700000,0,C2,0,0",
            "1,PAYMENT,much,C1,100,50,C2,0,0",
            "1,PAYMENT,50,=cmd|x,100000,99950,M2,0,0");
    long before = stored();
    try (var browser = Browser.of("reviewer")) {
      browser.open("/upload.xhtml");
      assertThat(browser.find("#upload\\:store").isSelected()).isFalse();
      upload(browser, file, false);

      assertThat(browser.text())
          .contains("3 rows, 1 with an error")
          .contains("transfers.csv")
          .contains("Column");
      assertThat(browser.find("[aria-labelledby=failed-title] tbody").getText())
          .matches("2 amount\\s+\"much\", expected .*");
      assertThat(browser.find(".figures").getText()).contains("High\n1").contains("Low\n1");
      var address = browser.find("a[href*='upload-result']").getAttribute("href");
      var result =
          String.valueOf(
              browser.run("return fetch('%s').then((answer) => answer.text())".formatted(address)));
      assertThat(result).contains("decision_id,probability,tier").contains("HIGH,review");
      assertThat(result).contains("'=cmd|x").contains("422: ");
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.barriers()).isEmpty();
      assertThat(browser.picture("upload-result", false, 1280, 1100)).isZero();
      assertThat(browser.picture("upload-result", true, 390, 1800)).isZero();

      try (var other = Browser.of("admin")) {
        other.open(browser.address().substring(browser.address().indexOf("/upload")));
        assertThat(other.text()).doesNotContain("transfers.csv");
        other.open(address.substring(address.indexOf("/upload-result")));
        assertThat(other.text()).doesNotContain("decision_id");
      }
    }
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void scoresForAReviewerWhoAsksForIt() throws Exception {
    var amount = Cases.newAmount();
    var file = table("1,TRANSFER,%1$s,C1,%1$s,0,C2,0,0".formatted(amount));
    long before = stored();
    try (var browser = Browser.of("reviewer");
        var other = Browser.of("admin")) {
      upload(browser, file, true);
      browser.find("a[href*='case.xhtml']").click();
      browser.await(By.id("work:release"));
      other.open("/admin/audit.xhtml");
      assertThat(other.text()).contains("File scored").contains("transfers.csv");
    }
    assertThat(stored()).isEqualTo(before + 1);
  }

  @Test
  void leafsThroughAllRowsOfATier() throws Exception {
    var rows = Collections.nCopies(120, "1,PAYMENT,50,C1,100000,99950,M2,0,0");
    var file =
        table(
            Stream.concat(Stream.of("1,TRANSFER,700000,C1,700000,0,C2,0,0"), rows.stream())
                .toArray(String[]::new));
    try (var browser = Browser.of("reviewer")) {
      upload(browser, file, false);
      String shown = "[aria-labelledby=stopped-title]";
      assertThat(browser.findAll(shown + " tbody tr")).hasSize(1);
      browser.find(shown + " .counts a[href*='tier=low']").click();
      browser.await("tier=low");
      assertThat(browser.findAll(shown + " tbody tr")).hasSize(50);
      assertThat(browser.find(shown + " .paging").getText()).contains("1 to 50 of 120");
      browser.find(shown + " .paging a[href*='page=2']").click();
      browser.await("page=2");
      browser.find(shown + " .paging a[href*='page=3']").click();
      browser.await("page=3");
      assertThat(browser.findAll(shown + " tbody tr")).hasSize(20);
      assertThat(browser.find(shown + " tbody").getText()).contains("121");
      browser.find(shown + " .counts a[href*='tier=all']").click();
      browser.await("tier=all");
      assertThat(browser.find(shown + " .paging").getText()).contains("1 to 50 of 121");
      assertThat(browser.barriers()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    try (var browser = Browser.of("reviewer")) {
      browser.open("/upload.xhtml");
      browser.find("#upload\\:start").click();
      browser.awaitText("Choose a file first.");
      browser.find("#upload\\:stream option[value='ticketing']").click();
      browser.find("#upload\\:file").sendKeys(table("1").toString());
      browser.find("#upload\\:start").click();
      browser.awaitText("a table can’t hold");
    }
  }
}
