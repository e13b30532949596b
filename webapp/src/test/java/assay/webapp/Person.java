package assay.webapp;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the console: cookies and forms, without a browser. */
public final class Person {
  private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
  private static final Pattern NONCE = Pattern.compile("\\bnonce=\"([^\"]+)\"");
  private static final Pattern NEW_PASSWORD =
      Pattern.compile("id=\"[^\"]*password-text\"[^>]*>([^<]+)<");
  private static final Pattern NEW_KEY = Pattern.compile("id=\"[^\"]*key-text\"[^>]*>([^<]+)<");

  private final Installation server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

  private Person(Installation server) {
    this.server = server;
  }

  /** Logged in as {@code admin} or {@code reviewer}. */
  public static Person loggedIn(Installation server, String role)
      throws IOException, InterruptedException {
    var login = server.credentials().path(role);
    return as(server, login.path("username").asText(), login.path("password").asText());
  }

  private static Person as(Installation server, String username, String password)
      throws IOException, InterruptedException {
    var person = new Person(server);
    var answer =
        person.submit(
            "/login.xhtml",
            "login",
            Map.of(
                "login:username", username,
                "login:password", password,
                "login:submit", "x"));
    if (answer.statusCode() != 302) {
      throw new AssertionError("Not logged in: " + answer.statusCode() + " " + answer.body());
    }
    return person;
  }

  /** Lets another person in on the administrator's page, and logs them in. */
  public Person letIn(String role, String username) throws IOException, InterruptedException {
    var page =
        submit(
            "/admin/accounts.xhtml",
            "accounts",
            Map.of("accounts:username", username, "accounts:role", role, "accounts:create", "x"));
    var password = NEW_PASSWORD.matcher(page.body());
    if (!password.find()) {
      throw new AssertionError("No password on the page: " + page.statusCode() + page.body());
    }
    return as(server, username, password.group(1).strip());
  }

  /** Makes an API key on the administrator's page. */
  public Program keyOf(String role, String name) throws IOException, InterruptedException {
    var page =
        submit(
            "/admin/keys.xhtml",
            "keys",
            Map.of("keys:name", name, "keys:role", role, "keys:create", "x"));
    if (page.statusCode() == 302) {
      page = get(page.headers().firstValue("Location").orElseThrow());
    }
    var key = NEW_KEY.matcher(page.body());
    if (!key.find()) {
      throw new AssertionError(
          "No key on the page " + page.uri() + ": " + page.statusCode() + " " + page.body());
    }
    return Program.of(server, key.group(1).strip());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(to(path).GET().build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    var request = to(path).POST(BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url("/").toString()).resolve(path))
        .header("Accept", "text/html");
  }

  /** Fills the form of a page and sends it, with what the page has hidden in it. */
  private HttpResponse<String> submit(String path, String form, Map<String, String> fields)
      throws IOException, InterruptedException {
    var page = get(path).body();
    var sent = new LinkedHashMap<String, String>();
    sent.put(form, form);
    var hidden = HIDDEN.matcher(page);
    while (hidden.find()) {
      var name = NAME.matcher(hidden.group());
      var value = VALUE.matcher(hidden.group());
      if (name.find() && value.find()) {
        sent.putIfAbsent(name.group(1), value.group(1));
      }
    }
    // The page's script adds it to every form.
    var nonce = NONCE.matcher(page);
    if (nonce.find()) {
      sent.put("primefaces.nonce", nonce.group(1));
    }
    sent.putAll(fields);
    return post(path, "application/x-www-form-urlencoded", encoded(sent));
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
