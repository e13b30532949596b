package assay.webapp.console;

import assay.webapp.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One person's browser: a session of its own. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  Browser() {
    var options = new ChromeOptions();
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900");
    var logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    driver = new ChromeDriver(options);
  }

  /** A browser of somebody who is logged in: {@code reviewer} or {@code admin}. */
  static Browser of(String role) throws IOException {
    var browser = new Browser();
    browser.open("/queue.xhtml");
    browser.logIn(role, credential(role, "password"));
    browser.await("/queue.xhtml");
    return browser;
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
    find("#login\\:submit").click();
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
    return find("body").getText();
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

  /** Errors and violations of the content security policy. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("favicon"))
        .toList();
  }

  /** Keeps a picture of the whole page, light or dark, as wide as asked. */
  void picture(String name, boolean dark, int width) throws IOException {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1400, "deviceScaleFactor", 1, "mobile", false));
    var folder = Files.createDirectories(Path.of("target/screenshots"));
    var file = "%s-%s-%d.png".formatted(name, dark ? "dark" : "light", width);
    Files.write(folder.resolve(file), driver.getScreenshotAs(OutputType.BYTES));
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  /** By how many pixels the page is wider than the window. */
  long overflow() {
    return (Long)
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  @Override
  public void close() {
    driver.quit();
  }
}
