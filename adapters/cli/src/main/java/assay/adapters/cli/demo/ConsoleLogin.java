package assay.adapters.cli.demo;

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

/** An administrator at the console, who makes keys as a person does: by the forms of the pages. */
final class ConsoleLogin {
  private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
  private static final Pattern NONCE = Pattern.compile("\\bnonce=\"([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("id=\"[^\"]*key-text\"[^>]*>([^<]+)<");

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  private ConsoleLogin(URI server) {
    this.server = server;
  }

  /**
   * Logs in.
   *
   * @throws IOException if the server does not let in
   */
  static ConsoleLogin of(URI server, String username, String password)
      throws IOException, InterruptedException {
    var console = new ConsoleLogin(server);
    var answer =
        console.submit(
            "/login.xhtml",
            "login",
            Map.of(
                "login:username", username, "login:password", password, "login:submit", "submit"));
    if (answer.statusCode() != 302) {
      throw new IOException("The server did not let " + username + " in.");
    }
    return console;
  }

  /** Makes a key of a role and answers its text. */
  String key(String name, String role) throws IOException, InterruptedException {
    var page =
        submit(
            "/admin/keys.xhtml",
            "keys",
            Map.of("keys:name", name, "keys:role", role, "keys:create", "submit"));
    if (page.statusCode() == 302) {
      page = get(page.headers().firstValue("Location").orElse("/admin/keys.xhtml"));
    }
    var key = KEY.matcher(page.body());
    if (!key.find()) {
      throw new IOException("The server made no key (status " + page.statusCode() + ").");
    }
    return key.group(1).strip();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html");
  }

  private HttpResponse<String> submit(String path, String form, Map<String, String> fields)
      throws IOException, InterruptedException {
    String page = get(path).body();
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
    // The script of the page adds it to every form.
    var nonce = NONCE.matcher(page);
    if (nonce.find()) {
      sent.put("primefaces.nonce", nonce.group(1));
    }
    sent.putAll(fields);
    String body =
        sent.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var post =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    return http.send(post.build(), BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
