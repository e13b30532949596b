package assay.webapp.security;

import assay.application.StorageUnavailable;
import assay.application.access.Role;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.ServingStreams;
import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who is asking: a program by its API key, a person by the session, an event source by
 * its address, in this order. One mechanism for all, because the platform has room for one only.
 */
@ApplicationScoped
public class AssayAuthentication implements HttpAuthenticationMechanism {
  private static final String BEARER = "bearer ";
  private static final String STARTING_SECONDS = "2";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Inject private ApiKeyCache keys;
  @Inject private CurrentAccounts accounts;
  @Inject private SourceAddresses sources;
  @Inject private ScoringSettings settings;
  @Inject private ServingStreams streams;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    var path = RequestedPath.of(request);
    if (path.isApi() && !streams.isComplete()) {
      response.setHeader("Retry-After", STARTING_SECONDS);
      return refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, response);
    }
    try {
      String authorization = request.getHeader("Authorization");
      if (authorization != null && path.isApi()) { // pages are for people: a key opens none
        return byKey(authorization, response, context);
      }
      var login = path.needsLogIn() ? current(request) : SessionLogin.of(request);
      if (login.isPresent() && maySession(request, path)) {
        return bySession(login.get(), path, response, context);
      }
      if (path.isScore() && isSource(request)) {
        return context.notifyContainerAboutLogin("source", Set.of(Role.Names.CLIENT));
      }
      return anonymous(path, request, response, context);
    } catch (StorageUnavailable e) {
      response.setHeader("Retry-After", Long.toString(Math.max(1, e.retryAfter().toSeconds())));
      return refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, response);
    } catch (IOException e) {
      throw new AuthenticationException(e);
    }
  }

  /** The person of the session, which ends here if the account no longer holds. */
  private Optional<SessionLogin> current(HttpServletRequest request) {
    var login = SessionLogin.of(request);
    if (login.isPresent() && !accounts.holds(login.get())) {
      request.getSession().invalidate();
      return Optional.empty();
    }
    return login;
  }

  private AuthenticationStatus byKey(
      String authorization, HttpServletResponse response, HttpMessageContext context) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return refuse(HttpServletResponse.SC_UNAUTHORIZED, response);
    }
    var key = keys.find(authorization.substring(BEARER.length()).strip());
    return key.isEmpty()
        ? refuse(HttpServletResponse.SC_UNAUTHORIZED, response)
        : context.notifyContainerAboutLogin(
            key.get().name(), SessionLogin.groups(key.get().role()));
  }

  /** Another site could make a browser post to the API with its session; it can't post a page. */
  private static boolean maySession(HttpServletRequest request, RequestedPath path) {
    return !path.isApi() || READING.contains(request.getMethod());
  }

  private static AuthenticationStatus bySession(
      SessionLogin login,
      RequestedPath path,
      HttpServletResponse response,
      HttpMessageContext context) {
    if (path.isAdministration() && login.role() != Role.ADMIN) {
      return refuse(HttpServletResponse.SC_FORBIDDEN, response);
    }
    return context.notifyContainerAboutLogin(login.username(), login.groups());
  }

  private boolean isSource(HttpServletRequest request) {
    return !sources.isEmpty()
        && request.getMethod().equals("POST")
        && stream(request).filter(s -> sources.allows(s, request.getRemoteAddr())).isPresent();
  }

  /** The one stream that the query names, or the default; the body is left alone. */
  private Optional<StreamName> stream(HttpServletRequest request) {
    String query = Objects.requireNonNullElse(request.getQueryString(), "");
    List<String> named =
        Arrays.stream(query.split("&"))
            .filter(part -> part.startsWith("stream="))
            .map(part -> part.substring("stream=".length()))
            .toList();
    if (named.isEmpty() && !query.contains("stream")) {
      return Optional.of(settings.defaultStream());
    }
    return named.size() == 1 && StreamName.isValid(named.get(0))
        ? Optional.of(new StreamName(named.get(0)))
        : Optional.empty();
  }

  private static AuthenticationStatus anonymous(
      RequestedPath path,
      HttpServletRequest request,
      HttpServletResponse response,
      HttpMessageContext context)
      throws IOException {
    if (path.isPage()) {
      String logIn = RequestedPath.logInPage(request);
      if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        response
            .getWriter()
            .print(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                    + logIn.replace("&", "&amp;")
                    + "\"/></partial-response>");
        response.flushBuffer();
      } else {
        response.sendRedirect(logIn);
      }
      return AuthenticationStatus.SEND_CONTINUE;
    }
    return path.isApi() || path.isPush()
        ? refuse(HttpServletResponse.SC_UNAUTHORIZED, response)
        : context.doNothing();
  }

  /** Only the status: the container then dispatches to the error page, which writes the problem. */
  private static AuthenticationStatus refuse(int status, HttpServletResponse response) {
    response.setStatus(status);
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"assay\"");
      return AuthenticationStatus.SEND_CONTINUE;
    }
    return AuthenticationStatus.SEND_FAILURE;
  }
}
