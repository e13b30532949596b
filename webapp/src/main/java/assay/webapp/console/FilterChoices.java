package assay.webapp.console;

import assay.application.access.Accounts;
import assay.application.access.Role;
import assay.application.model.ModelRegistry;
import assay.application.scoring.ServingStreams;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the fields of the queue's filter suggest. */
@Named
@RequestScoped
public class FilterChoices {
  private static final int DIGITS = 12;

  @Inject private Accounts accounts;
  @Inject private ModelRegistry models;
  @Inject private ServingStreams streams;

  private @Nullable List<String> people;
  private @Nullable List<Model> versions;

  /**
   * A model that may have decided about cases.
   *
   * @param digits the first of its SHA-256
   */
  public record Model(String digits, String stream, String stage) {
    private static Model of(ModelVersion version) {
      return new Model(
          version.sha256().hex().substring(0, DIGITS),
          version.stream().value(),
          version.stage().name());
    }
  }

  /** Who can have cases, former colleagues too. */
  public List<String> getPeople() {
    var known = people;
    if (known == null) { // a page asks several times
      known =
          accounts.list().stream()
              .filter(account -> account.role() != Role.CLIENT)
              .map(Accounts.Account::username)
              .sorted()
              .toList();
      people = known;
    }
    return known;
  }

  /** Champions of now and before. */
  public List<Model> getModels() {
    var known = versions;
    if (known == null) {
      known =
          streams.list().stream()
              .flatMap(serving -> models.list(serving.definition().name()).stream())
              .filter(v -> v.stage() == Stage.CHAMPION || v.stage() == Stage.RETIRED)
              .map(Model::of)
              .toList();
      versions = known;
    }
    return known;
  }
}
