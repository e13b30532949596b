package assay.webapp.console;

import assay.webapp.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One person's browser: a session of its own. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String OVERFLOW =
      "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
  private static final String SEEN =
      """
      const end = performance.getEntriesByType('navigation')[0].loadEventEnd;
      return end > 0 && performance.now() - end > 1100;
      """;
  private static final String AXE = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";
  private static final String AXE_VERSION =
      "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";
  private static final String AXE_RUN =
      """
      const done = arguments[arguments.length - 1];
      // Behind an open dialog nothing can be reached, which axe does not know.
      axe.run(document.querySelector('dialog[open]') || document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: {'target-size': {enabled: true}}
      }).then(
        (all) => done(all.violations.map((v) =>
          v.id + ': ' + v.help + ' | ' + v.nodes.map((n) => n.html + ' ' + n.failureSummary).join(' | '))),
        (error) => done([String(error)]));
      """;

  private final ChromeDriver driver;

  Browser() {
    this("en");
  }

  /** A browser that asks for pages in a language. */
  Browser(String language) {
    var options = new ChromeOptions();
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900");
    var logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    driver = new ChromeDriver(options);
  }

  /** A browser of somebody who is logged in: {@code reviewer} or {@code admin}. */
  static Browser of(String role) throws IOException {
    return new Browser().as(role, credential(role, "password"));
  }

  /** Logs somebody in. */
  Browser as(String username, String password) {
    open("/queue.xhtml");
    logIn(username, password);
    new WebDriverWait(driver, PATIENCE).until(d -> !address().contains("login.xhtml"));
    return this;
  }

  /** What the first start wrote down for the operator. */
  static String credential(String role, String name) throws IOException {
    var json = Files.readString(Server.data().resolve("credentials.json"));
    var matcher =
        Pattern.compile("\"%s\"\\s*:\\s*\\{[^}]*\"%s\"\\s*:\\s*\"([^\"]+)\"".formatted(role, name))
            .matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("No " + name + " of " + role + " in the credentials.");
    }
    return matcher.group(1);
  }

  void open(String path) {
    driver.get(Server.url(path).toString());
  }

  void logIn(String username, String password) {
    var name = find("#login\\:username");
    name.clear();
    name.sendKeys(username);
    find("#login\\:password").sendKeys(password);
    var submit = find("#login\\:submit");
    submit.click();
    // The page before it may say the same; while it goes, the driver answers with errors of its
    // own.
    new WebDriverWait(driver, PATIENCE)
        .ignoring(WebDriverException.class)
        .until(ExpectedConditions.stalenessOf(submit));
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Waits until the element is there and can be seen. */
  WebElement await(By by) {
    return new WebDriverWait(driver, PATIENCE)
        .until(ExpectedConditions.visibilityOfElementLocated(by));
  }

  /** Waits until the address holds this. */
  void await(String address) {
    new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.urlContains(address));
  }

  /** Waits until the page shows this text. */
  void awaitText(String text) {
    new WebDriverWait(driver, PATIENCE).until(d -> text().contains(text));
  }

  String text() {
    return String.valueOf(run("return document.body ? document.body.innerText : ''"));
  }

  String title() {
    return driver.getTitle();
  }

  String address() {
    return driver.getCurrentUrl();
  }

  String sessionId() {
    return driver.manage().getCookieNamed("JSESSIONID").getValue();
  }

  void useSession(String id) {
    driver.manage().deleteAllCookies();
    driver.manage().addCookie(new org.openqa.selenium.Cookie("JSESSIONID", id));
  }

  /** Types keys where the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Runs a script in the page. */
  @Nullable Object run(String script) {
    return driver.executeScript(script);
  }

  /** Waits until keys that decide are taken: not before the page could be seen. */
  void settle() {
    awaitUntil(() -> Boolean.TRUE.equals(run(SEEN)));
  }

  /** Runs a script in every page from now on, before its own. */
  void beforePages(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** Takes the network away, or gives it back. */
  void offline(boolean offline) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** Shows pages in a window of this width from now on. */
  void width(int width) {
    resize(false, width, 900);
  }

  /** Presses the mouse in an element and drags it; both in pixels right of its middle. */
  void drag(WebElement in, int from, int to) {
    new Actions(driver)
        .moveToElement(in, from, 0)
        .clickAndHold()
        .moveToElement(in, to, 0)
        .release()
        .perform();
  }

  /** Shows times as somebody in this zone reads them, from the next page on. */
  void zone(String zone) {
    driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
  }

  /** Waits until it holds. */
  void awaitUntil(BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .until(d -> condition.getAsBoolean());
  }

  /** Shows pages light or dark from now on. */
  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Violations of WCAG 2.2, levels A and AA, as far as axe-core finds them. */
  List<String> barriers() throws IOException {
    var version = new Properties();
    try (var about = Browser.class.getResourceAsStream(AXE_VERSION)) {
      version.load(Objects.requireNonNull(about));
    }
    try (var axe = Browser.class.getResourceAsStream(AXE.formatted(version.get("version")))) {
      driver.executeScript(
          new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found = driver.executeAsyncScript(AXE_RUN);
    return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  /** Errors and violations of the content security policy. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("favicon") && !message.contains("Canvas2D"))
        .toList();
  }

  /**
   * Keeps a picture of the page, light or dark, as wide as asked.
   *
   * @return by how many pixels the page is wider than the window
   */
  long picture(String name, boolean dark, int width) throws IOException {
    return picture(name, dark, width, 1400);
  }

  /** A picture of the page as PNG. */
  byte[] shot(boolean dark, int width, int height) {
    resize(dark, width, height);
    // Charts are drawn anew when their place becomes wider or narrower.
    driver.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() =>"
            + " setTimeout(done, 300)));");
    byte[] png = driver.getScreenshotAs(OutputType.BYTES);
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    return png;
  }

  /** The page as it would be printed, on A4. */
  byte[] pdf() {
    var printed =
        driver.executeCdpCommand(
            "Page.printToPDF",
            Map.of("printBackground", true, "paperWidth", 8.27, "paperHeight", 11.69));
    return Base64.getDecoder().decode(String.valueOf(printed.get("data")));
  }

  private void resize(boolean dark, int width, int height) {
    dark(dark);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  long picture(String name, boolean dark, int width, int height) throws IOException {
    resize(dark, width, height);
    var folder = Files.createDirectories(Path.of("target/screenshots"));
    var file = "%s-%s-%dx%d.png".formatted(name, dark ? "dark" : "light", width, height);
    Files.write(folder.resolve(file), driver.getScreenshotAs(OutputType.BYTES));
    long overflow = (Long) Objects.requireNonNull(run(OVERFLOW));
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    return overflow;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
