package assay.webapp.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** What is asked for, as far as it matters for who may ask. */
record RequestedPath(String path) {
  private static final String API = "/api";
  private static final Set<String> OPEN_PAGES = Set.of("/login.xhtml", "/expired.xhtml");

  static RequestedPath of(HttpServletRequest request) {
    return new RequestedPath(
        request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), ""));
  }

  boolean isApi() {
    return path.startsWith(API + "/") && !path.equals(API + "/hello");
  }

  boolean isScore() {
    return path.equals(API + "/score");
  }

  /** Pages for people who are logged in. */
  boolean isPage() {
    return path.endsWith(".xhtml")
        && !path.startsWith("/jakarta.faces.resource/")
        && !OPEN_PAGES.contains(path);
  }

  /** Whether who is asking matters; style sheets and scripts are for all. */
  boolean needsLogIn() {
    return isPage() || isApi() || isPush();
  }

  boolean isPush() {
    return path.startsWith("/jakarta.faces.push");
  }

  boolean isAdministration() {
    return path.startsWith("/admin/");
  }

  /** The log-in page, which leads back to what was asked for. */
  static String logInPage(HttpServletRequest request) {
    String query = request.getQueryString();
    boolean get = request.getMethod().equals("GET");
    String wanted = request.getRequestURI() + (query == null || !get ? "" : "?" + query);
    return "/login.xhtml?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
  }
}
