package assay.webapp.security;

import java.util.regex.Pattern;

/** Where log-in leads to: always a page of this application. */
public record NextPage(String path) {
  private static final String START = "/queue.xhtml";

  /** {@code //host} and {@code /\host} are addresses of hosts for browsers, so neither fits. */
  private static final Pattern LOCAL =
      Pattern.compile("(/[a-zA-Z0-9_-]+){1,4}\\.xhtml(\\?[\\x21-\\x7e&&[^\\\\]]*)?");

  /** The page that was asked for, or the queue where that is none of this application's. */
  public static NextPage of(String asked) {
    boolean usable =
        asked.length() <= 2000
            && LOCAL.matcher(asked).matches()
            && !asked.startsWith("/login.xhtml")
            && !asked.startsWith("/expired.xhtml");
    return new NextPage(usable ? asked : START);
  }
}
