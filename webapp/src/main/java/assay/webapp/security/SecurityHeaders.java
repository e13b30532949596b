package assay.webapp.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What browsers may do with answers. Pages get their content security policy from PrimeFaces, which
 * has to know the nonce; everything else gets it here.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SecurityHeaders extends HttpFilter {
  private static final String POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  /** The API page brings its own inline scripts and styles. */
  private static final String API_PAGE_POLICY =
      POLICY
          + "; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getServletPath();
    boolean resource = path.startsWith("/jakarta.faces.resource/");
    if (path.endsWith(".xhtml") && !resource) {
      response.setHeader("Cache-Control", "no-store");
    } else if (path.startsWith("/openapi-ui")) {
      response.setHeader("Content-Security-Policy", API_PAGE_POLICY);
    } else {
      response.setHeader("Content-Security-Policy", POLICY);
    }
    chain.doFilter(request, response);
  }
}
