package assay.webapp.console;

import jakarta.faces.application.Application;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The languages that the console speaks: those of its files {@code messages_LANGUAGE.properties}. A
 * further file is a further language; it is found at the start.
 */
public final class Languages implements SystemEventListener {
  private static final String BUNDLE = "assay.webapp.console.messages";
  private static final String FOLDER = "/WEB-INF/classes/assay/webapp/console/";
  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?messages_([A-Za-z0-9_]+)\\.properties");

  @Override
  public boolean isListenerForSource(Object source) {
    return source instanceof Application;
  }

  @Override
  public void processEvent(SystemEvent event) {
    var paths = FacesContext.getCurrentInstance().getExternalContext().getResourcePaths(FOLDER);
    ((Application) event.getSource()).setSupportedLocales(of(paths == null ? Set.of() : paths));
  }

  /** The languages of an application, in the order of their names. */
  public static List<Locale> of(ServletContext application) {
    return of(Objects.requireNonNullElse(application.getResourcePaths(FOLDER), Set.<String>of()));
  }

  /** The languages of some files, as {@code messages_pt_BR.properties}. */
  static List<Locale> of(Collection<String> files) {
    return files.stream()
        .map(FILE::matcher)
        .filter(Matcher::matches)
        .map(file -> Locale.forLanguageTag(file.group(1).replace('_', '-')))
        .sorted((one, other) -> one.toLanguageTag().compareTo(other.toLanguageTag()))
        .toList();
  }

  /** The language that fits best what somebody reads; English where none does. */
  public static Locale best(Collection<Locale> wanted, Collection<Locale> spoken) {
    var ranges = wanted.stream().map(Locale::toLanguageTag).map(LanguageRange::new).toList();
    return Optional.ofNullable(Locale.lookup(ranges, spoken)).orElse(Locale.ENGLISH);
  }

  /** The same of what a browser asks for. */
  public static Locale best(Enumeration<Locale> wanted, Collection<Locale> spoken) {
    return best(Collections.list(wanted), spoken);
  }

  /** The texts in a language. */
  public static ResourceBundle texts(Locale locale) {
    return ResourceBundle.getBundle(BUNDLE, locale, Languages.class.getClassLoader());
  }
}
