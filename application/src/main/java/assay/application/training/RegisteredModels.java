package assay.application.training;

import java.util.List;

/** Driven port: a registry outside of Assay in which models have names, versions and aliases. */
public interface RegisteredModels {
  /**
   * Makes the model of a run the next version of a name, which is created if there is none, and
   * waits until the version can be fetched.
   *
   * @throws IllegalArgumentException if the run has no model
   */
  RegisteredVersion register(LoggedRun run, Registration registration) throws TrackerFailure;

  /** The document of a version, well-formed PMML. */
  FetchedModel fetch(VersionChoice choice) throws TrackerFailure;

  /**
   * What a version is registered with.
   *
   * @param name of the registered model
   * @param description one paragraph, may be empty
   * @param aliases that point to this version from now on, such as {@code challenger}
   */
  record Registration(String name, String description, List<String> aliases) {
    public Registration {
      RegistryNames.requireModel(name);
      aliases = List.copyOf(aliases);
      aliases.forEach(RegistryNames::requireAlias);
    }
  }

  /**
   * A version of a registered model.
   *
   * @param version as the registry counts, 1 or more
   */
  record RegisteredVersion(String name, int version) {
    @Override
    public String toString() {
      return name + " version " + version;
    }
  }

  /** A document and the version that it is of. */
  record FetchedModel(RegisteredVersion version, byte[] pmml) {}
}
