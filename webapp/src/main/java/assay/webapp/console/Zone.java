package assay.webapp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** The reader's time zone, which console.js tells by a cookie; UTC until it did. */
@RequestScoped
public class Zone {
  private static final String COOKIE = "zone";

  @Inject private HttpServletRequest request;

  ZoneId id() {
    var cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .map(Zone::parse)
        .orElse(ZoneOffset.UTC);
  }

  private static ZoneId parse(String value) {
    try {
      return ZoneId.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (DateTimeException | IllegalArgumentException e) {
      return ZoneOffset.UTC;
    }
  }

  /** A time as a field for local times wants it. */
  String local(Instant time) {
    return LocalDateTime.ofInstant(time, id()).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /** The time that such a field says, as ISO 8601 in UTC; empty if it says none. */
  String instant(String local) {
    try {
      return local.isBlank() ? "" : LocalDateTime.parse(local).atZone(id()).toInstant().toString();
    } catch (DateTimeException e) {
      return "";
    }
  }
}
