package assay.webapp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The console's texts, in the reader's language. */
@Named("texts")
@RequestScoped
public class Texts {
  /** The language of the page, which the browser asks for. */
  public Locale locale() {
    var faces = FacesContext.getCurrentInstance();
    var view = faces == null ? null : faces.getViewRoot();
    return view == null ? Locale.ENGLISH : view.getLocale();
  }

  /** A text with its arguments filled in. */
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle().getString(key), locale()).format(arguments);
  }

  /** A text that may not be there, as for deeds and codes that streams make up. */
  public String getOr(String key, String otherwise) {
    try {
      return bundle().getString(key);
    } catch (MissingResourceException e) {
      return otherwise;
    }
  }

  private ResourceBundle bundle() {
    return Languages.texts(locale());
  }
}
