package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import assay.webapp.Person;
import assay.webapp.Program;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What a model is: told by its file, or found out from stored events. */
@OnTheServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DictionaryIT {
  private static final String STREAM = "mobile-money";

  private Browser browser;
  private Program admin;
  private String silent = "";

  /** A model whose file tells nothing, and events of which the truth is known of some. */
  @BeforeAll
  void start() throws Exception {
    admin =
        Person.loggedIn(Installation.shared(), "admin")
            .keyOf("admin", "dictionary " + System.nanoTime());
    for (String event :
        Files.readAllLines(Path.of("../pmml-models/mobile-money/examples.ndjson"))) {
      Cases.post(STREAM, event);
    }
    int first = Integer.parseInt(Cases.newAmount());
    for (int i = 0; i < 6; i++) {
      Cases.fresh();
    }
    browser = Browser.of("admin");
    for (int i = 1; i <= 6; i++) {
      Cases.take(browser, Integer.toString(first + i));
      browser.find(i % 2 == 0 ? "#work\\:flag" : "#work\\:clear").click();
      browser.await("done=");
    }
    silent =
        admin
            .post("/models?stream=" + STREAM + "&purpose=propose", "application/xml", unknown())
            .expect(201)
            .json()
            .path("sha256")
            .asText();
    browser.complaints(); // of pages left in the middle of a request
  }

  /** Other bytes at every run. */
  private static byte[] unknown() {
    return """
        <?xml version="1.0"?>
        <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header description="%d"/>
          <DataDictionary>
            <DataField name="amount" optype="continuous" dataType="double"/>
            <DataField name="oldbalanceOrg" optype="continuous" dataType="double"/>
            <DataField name="isFraud" optype="categorical" dataType="string"><Value value="0"/><Value value="1"/></DataField>
          </DataDictionary>
          <RegressionModel functionName="classification" normalizationMethod="logit">
            <MiningSchema><MiningField name="amount"/><MiningField name="oldbalanceOrg"/><MiningField name="isFraud" usageType="target"/></MiningSchema>
            <Output><OutputField name="probability(1)" optype="continuous" dataType="double" feature="probability" value="1"/></Output>
            <RegressionTable intercept="-4" targetCategory="1"><NumericPredictor name="amount" coefficient="0.000005"/><NumericPredictor name="oldbalanceOrg" coefficient="0.000002"/></RegressionTable>
            <RegressionTable intercept="0" targetCategory="0"/>
          </RegressionModel>
        </PMML>
        """
        .formatted(System.nanoTime())
        .getBytes(StandardCharsets.UTF_8);
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private void open(String sha256) {
    browser.open("/admin/dictionary.xhtml?stream=" + STREAM + "&sha256=" + sha256);
    browser.awaitUntil(
        () ->
            browser.findAll("[data-dictionary][data-drawn=true]").size() == 1
                && browser.findAll("[data-follow=assayFollowDictionary]").isEmpty());
  }

  private String champion() {
    for (var model : admin.get("/models?stream=" + STREAM).expect(200).json().path("items")) {
      if (model.path("stage").asText().equals("champion")) {
        return model.path("sha256").asText();
      }
    }
    throw new AssertionError("Nothing decides.");
  }

  @Test
  void measuresOnStoredEventsWhatTheFileDoesNotTell() throws Exception {
    open(silent);

    assertThat(browser.find("#quality-title").getText()).contains("from stored events");
    assertThat(browser.find("#dependence-title").getText()).contains("from stored events");
    assertThat(browser.findAll("[data-plot=roc] .curve-line")).hasSize(1);
    assertThat(browser.findAll("[data-plot=calibration] circle")).isNotEmpty();
    assertThat(browser.findAll("[data-plot=dependence] .curve-line")).hasSize(2);
    assertThat(browser.findAll("[data-plot=swarm] .swarm").size()).isGreaterThan(10);
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();

    var json = admin.get("/models/" + silent + "/dictionary?stream=" + STREAM).expect(200).json();
    assertThat(json.at("/quality/source").asText()).isEqualTo("events");
    assertThat(json.at("/inputs/0/source").asText()).isEqualTo("events");
    assertThat(json.at("/inputs/0/present").asInt()).isPositive();
    assertThat(json.at("/measured/state").asText()).isEqualTo("done");
    assertThat(json.at("/contributions/features/0/dots").size()).isGreaterThan(5);
    assertThat(json.at("/uses/0/stream").asText()).isEqualTo(STREAM);
    assertThat(json.at("/history/0/stage").asText()).isEqualTo("candidate");
  }

  @Test
  void aThresholdIsMovedByKeyboard() {
    open(champion());
    assertThat(browser.find("#quality-title").getText()).contains("from the file");
    var slider = browser.find("#threshold");

    slider.sendKeys(Keys.HOME);
    assertThat(cell("falseNegatives")).isEqualTo("0");
    String atOnce = cell("falsePositives");
    slider.sendKeys(Keys.END);
    assertThat(cell("falsePositives")).isNotEqualTo(atOnce);
    String highest = cell("truePositives");
    for (int i = 0; i < 10; i++) {
      slider.sendKeys(Keys.ARROW_LEFT);
    }

    assertThat(cell("truePositives")).isNotEqualTo(highest);
    assertThat(slider.getDomAttribute("aria-valuetext")).startsWith("Flagged from");
    assertThat(browser.find("[data-matrix=threshold]").getText()).startsWith("Flagged from");
    assertThat(browser.findAll("[data-plot=roc] [data-mark]")).hasSize(1);
  }

  private String cell(String name) {
    return browser.find("[data-matrix=" + name + "]").getText();
  }

  @Test
  void isPrintedWithoutBlankPagesOrCutTables() throws Exception {
    open(champion());

    try (var document = Loader.loadPDF(browser.pdf())) {
      var text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("Model description", "ROC", "Calibration", "Inputs", "What moved the scores")
          .doesNotContain("Log out");
      var inputs = browser.findAll("table[aria-labelledby=inputs-title] tbody tr").size();
      assertThat(text.lines().filter(line -> line.contains("half below")).count())
          .isBetween(1L, (long) inputs);
      var renderer = new PDFRenderer(document);
      Files.createDirectories(Path.of("target/screenshots"));
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        var image = renderer.renderImageWithDPI(page, 50);
        javax.imageio.ImageIO.write(
            image, "png", Path.of("target/screenshots/dictionary-print-" + page + ".png").toFile());
        assertThat(ink(image, 0)).as("ink on page " + page).isGreaterThan(0.002);
        assertThat(ink(image, image.getWidth() - 10)).as("cut on page " + page).isZero();
      }
    }
  }

  /** The share of pixels right of a column that are not white. */
  private static double ink(BufferedImage image, int from) {
    long dark = 0;
    for (int x = from; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        dark += (image.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF ? 0 : 1;
      }
    }
    return dark / (double) ((image.getWidth() - from) * image.getHeight());
  }

  @Test
  void keepsPictures() throws Exception {
    for (var version : java.util.Map.of("file", champion(), "events", silent).entrySet()) {
      open(version.getValue());
      for (boolean dark : new boolean[] {false, true}) {
        for (int width : new int[] {390, 1280}) {
          assertThat(browser.picture("dictionary-" + version.getKey(), dark, width, 4200)).isZero();
        }
      }
    }
    browser.await(By.id("quality-title"));
  }
}
