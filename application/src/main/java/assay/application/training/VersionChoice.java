package assay.application.training;

/** Says which version of a registered model is meant. */
public sealed interface VersionChoice {
  /** Of the registered model. */
  String name();

  /**
   * Reads {@code name/3} or {@code name@champion}, as people write it.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static VersionChoice parse(String text) {
    return RegistryNames.choice(text);
  }

  /** The version of that number, 1 or more. */
  record Numbered(String name, int version) implements VersionChoice {
    public Numbered {
      RegistryNames.requireModel(name);
      if (version < 1) {
        throw new IllegalArgumentException("Versions count from 1; there is no " + version + ".");
      }
    }

    @Override
    public String toString() {
      return name + "/" + version;
    }
  }

  /** The version to which an alias points now. */
  record Aliased(String name, String alias) implements VersionChoice {
    public Aliased {
      RegistryNames.requireModel(name);
      RegistryNames.requireAlias(alias);
    }

    @Override
    public String toString() {
      return name + "@" + alias;
    }
  }
}
