package assay.adapters.persistence;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The tables, brought up to date step by step. */
public final class Schema {
  static final String FOLDER = "db/migration/";

  /** By name, because a server's class path can't be listed like a folder. */
  static final List<String> MIGRATIONS =
      List.of(
          "V1__events_decisions_cases.sql",
          "V2__models_definitions_access.sql",
          "V3__cases_by_action.sql",
          "V4__subject_history.sql",
          "V10__case_states.sql",
          "V11__working_together.sql",
          "V12__audit_sample.sql",
          "V13__waiting_cases.sql",
          "V20__case_context.sql",
          "V21__figures.sql",
          "V30__model_administration.sql",
          "V31__shadow_scores.sql",
          "V32__model_trials.sql",
          "V33__webhooks.sql",
          "V34__cost_changes.sql",
          "V35__key_owners.sql",
          "V36__webhook_administration.sql",
          "V37__given_verdicts.sql");

  private final DataSource dataSource;

  public Schema(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Applies what is missing; several processes may do so at once.
   *
   * @throws assay.application.StorageUnavailable if the database does not answer
   */
  public void migrate() {
    StorageFailures.translating(
        () ->
            Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .resourceProvider(new Scripts())
                .javaMigrationClassProvider(Set::of)
                .connectRetries(0)
                // branches add their steps side by side, and each step stands on its own
                .outOfOrder(true)
                .load()
                .migrate());
  }

  private static final class Scripts implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return MIGRATIONS.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return MIGRATIONS.stream()
          .filter(name -> name.startsWith(prefix))
          .filter(name -> Arrays.stream(suffixes).anyMatch(name::endsWith))
          .<LoadableResource>map(Script::new)
          .toList();
    }
  }

  private static final class Script extends LoadableResource {
    private final String name;

    Script(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      var stream = Schema.class.getClassLoader().getResourceAsStream(FOLDER + name);
      return new InputStreamReader(Objects.requireNonNull(stream, name), StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return FOLDER + name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
