package assay.webapp.hostile;

import assay.webapp.hostile.HostileInput.Caller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Paths, queries, methods and headers. */
final class HostileRequests {
  private static final byte[] GOOD = HostileEvents.good().getBytes(StandardCharsets.UTF_8);
  private static final String SCORE = "/score?stream=mobile-money";
  private static final String JSON = "application/json";

  private HostileRequests() {}

  static List<HostileInput> all() {
    var inputs = new ArrayList<HostileInput>();
    for (String type :
        List.of(
            "text/plain",
            "text/html",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "image/png",
            "application/x-ndjson",
            "*/*",
            "application/x-java-serialized-object")) {
      inputs.add(score("Content-Type " + type, Set.of(415), "Content-Type", type));
    }
    inputs.add(score("no Content-Type", Set.of(415)));
    for (String type : List.of("json", "/", "application/", ";", "application/json; charset")) {
      inputs.add(score("Content-Type " + type, Set.of(200, 400, 415), "Content-Type", type));
    }
    inputs.add(
        score("gzip announced", Set.of(415), "Content-Type", JSON, "Content-Encoding", "gzip"));
    for (String accept : List.of("text/html", "image/*", "application/xml;q=1")) {
      inputs.add(
          score("Accept " + accept, Set.of(406), "Content-Type", JSON, "Accept", accept)
              .leniently());
    }
    inputs.add(score("Accept ///", Set.of(200, 400, 406), "Content-Type", JSON, "Accept", "///"));
    for (String key : List.of("", " ", "x".repeat(201), "a b", "a\tb", "sch\u00F6n", "\u007F")) {
      inputs.add(
          score(
                  "Idempotency-Key '" + (key.length() > 200 ? "201 x" : key) + "'",
                  Set.of(200, 400, 422),
                  "Content-Type",
                  JSON,
                  "Idempotency-Key",
                  key)
              .leniently());
    }
    inputs.add(
        score(
            "two Idempotency-Keys",
            Set.of(422),
            "Content-Type",
            JSON,
            "Idempotency-Key",
            "a",
            "Idempotency-Key",
            "b"));
    for (String id : List.of("<script>", "x".repeat(65), "a b", "../../x", "${jndi:ldap://x}")) {
      inputs.add(
          score("X-Request-Id " + id, Set.of(200), "Content-Type", JSON, "X-Request-Id", id));
    }
    inputs.add(
        score(
                "a header of 20,000 bytes",
                Set.of(200, 400, 431),
                "Content-Type",
                JSON,
                "X-Long",
                "x".repeat(20_000))
            .leniently());
    inputs.add(
        score(
                "a header of 100,000 bytes",
                Set.of(400, 413, 431),
                "Content-Type",
                JSON,
                "X-Long",
                "x".repeat(100_000))
            .leniently());
    inputs.addAll(credentials());
    inputs.addAll(methods());
    inputs.addAll(paths());
    return inputs;
  }

  private static HostileInput score(String name, Set<Integer> allowed, String... headers) {
    return new HostileInput(
        "header: " + name, Caller.CLIENT, "POST", SCORE, List.of(headers), GOOD, allowed, true);
  }

  private static List<HostileInput> credentials() {
    var inputs = new ArrayList<HostileInput>();
    for (String value :
        List.of(
            "Bearer",
            "Bearer ",
            "Bearer assay_",
            "Bearer ' OR 1=1 --",
            "Bearer " + "x".repeat(5000),
            "Basic YWRtaW46YWRtaW4=",
            "Bearer a b",
            "bearer null",
            "Negotiate x",
            "Bearer \u00FC")) {
      String shown = value.length() > 100 ? "Bearer, long" : value;
      inputs.add(
          new HostileInput(
              "credentials: " + shown,
              Caller.NOBODY,
              "POST",
              SCORE,
              List.of("Content-Type", JSON, "Authorization", value),
              GOOD,
              Set.of(400, 401),
              false));
    }
    inputs.add(
        new HostileInput(
            "credentials: none",
            Caller.NOBODY,
            "POST",
            SCORE,
            List.of("Content-Type", JSON),
            GOOD,
            Set.of(401),
            true));
    for (String path : List.of("/decisions/x", "/streams", "/models", "/cases", "/api-keys")) {
      inputs.add(HostileInput.get("credentials: none for " + path, Caller.NOBODY, path, 401));
    }
    for (String path : List.of("/cases", "/api-keys")) {
      inputs.add(HostileInput.get("a client reads " + path, Caller.CLIENT, path, 403));
    }
    inputs.add(HostileInput.get("a reviewer reads keys", Caller.REVIEWER, "/api-keys", 403));
    return inputs;
  }

  private static List<HostileInput> methods() {
    var inputs = new ArrayList<HostileInput>();
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "PROPFIND", "HACK")) {
      for (String path : List.of("/score", "/predict", "/score/batch")) {
        inputs.add(
            new HostileInput(
                "method: " + method + " " + path,
                Caller.CLIENT,
                method,
                path,
                List.of(),
                new byte[0],
                Set.of(400, 404, 405),
                true));
      }
    }
    for (String method : List.of("TRACE", "CONNECT", "post", "A".repeat(5000))) {
      inputs.add(
          new HostileInput(
              "method: " + (method.length() > 100 ? "5,000 letters" : method),
              Caller.CLIENT,
              method,
              "/score",
              List.of(),
              new byte[0],
              Set.of(400, 401, 403, 404, 405, 415),
              false));
    }
    return inputs;
  }

  private static List<HostileInput> paths() {
    var inputs = new ArrayList<HostileInput>();
    for (String name :
        List.of(
            "none",
            "",
            "%00",
            "..%2f..%2fetc",
            "%27%20OR%201=1",
            "MOBILE-MONEY",
            "%F0%9F%98%80",
            "x".repeat(3000),
            "mobile-money%20",
            "%3Cscript%3E")) {
      String shown = name.length() > 100 ? "3,000 x" : name;
      inputs.add(
          HostileInput.post(
              "stream: " + shown,
              Caller.CLIENT,
              "/score?stream=" + name,
              JSON,
              HostileEvents.good(),
              404));
    }
    for (String query :
        List.of(
            "stream=%",
            "stream=%zz", "%zz=1", "&&&=&", "stream=%c0%af", "stream[]=x", "?", "stream")) {
      inputs.add(
          HostileInput.post(
                  "query: " + query, Caller.CLIENT, "/predict?" + query, JSON, "{}", 400, 404, 422)
              .leniently());
    }
    for (String id :
        List.of(
            "x",
            "1",
            "-1",
            "1-1-1-1-1",
            "%00",
            "'",
            "..",
            "%2e%2e%2f",
            "x".repeat(2000),
            "00000000-0000-0000-0000-000000000000",
            "%F0%9F%98%80",
            "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz")) {
      String shown = id.length() > 100 ? "2,000 x" : id;
      for (String path : List.of("/decisions/", "/cases/", "/models/")) {
        inputs.add(
            HostileInput.get("id: " + path + shown, Caller.ADMIN, path + id, 200, 302, 400, 404)
                .leniently());
      }
    }
    for (String path :
        List.of(
            "/score/",
            "/score/x",
            "//score",
            "/api/../WEB-INF/web.xml",
            "/WEB-INF/web.xml",
            "/%57EB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/score;x=y",
            "/.git/config",
            "/score%2fbatch",
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/hello%00.xhtml",
            "/problems/none")) {
      inputs.add(
          HostileInput.get("path: " + path, Caller.CLIENT, path, 302, 400, 403, 404, 405)
              .leniently());
    }
    return inputs;
  }
}
