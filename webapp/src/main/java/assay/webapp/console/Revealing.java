package assay.webapp.console;

import assay.application.casework.RevealField;
import assay.domain.scoring.DecisionId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The masked fields of a case that this person asked to see, on this page and until it is left. */
@Named("revealing")
@ViewScoped
public class Revealing implements Serializable {
  private static final long serialVersionUID = 1;

  @Inject private RevealField revealField;
  @Inject private CasePage page;
  @Inject private User user;

  private final Map<String, String> shown = new HashMap<>();

  /** Shows a masked field, which is written down first. */
  public void reveal(String path) {
    var id = new DecisionId(UUID.fromString(page.getId()));
    page.getFile()
        .field(path)
        .flatMap(field -> revealField.reveal(id, field.place(), user.reviewer()))
        .ifPresent(value -> shown.put(path, text(value)));
    page.refreshTrail();
  }

  private static String text(Object value) {
    return value instanceof Map || value instanceof List
        ? JsonText.of(value, place -> false)
        : Readable.text(value);
  }

  /** Whether the field was revealed. */
  public boolean has(String path) {
    return shown.containsKey(path);
  }

  /** The revealed value as text; empty if it was not revealed. */
  public String value(String path) {
    return shown.getOrDefault(path, "");
  }
}
