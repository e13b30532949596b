package assay.application.access;

/** What an account or a key may do. */
public enum Role {
  /** Works on cases. */
  REVIEWER,
  /** Administers models, keys and people; may do all that a reviewer may. */
  ADMIN,
  /** A program that posts events. */
  CLIENT;

  /** Names for annotations, which need constants. */
  public static final class Names {
    public static final String REVIEWER = "reviewer";
    public static final String ADMIN = "admin";
    public static final String CLIENT = "client";

    private Names() {}
  }

  /** The role's name as it is stored and checked. */
  public String id() {
    return switch (this) {
      case REVIEWER -> Names.REVIEWER;
      case ADMIN -> Names.ADMIN;
      case CLIENT -> Names.CLIENT;
    };
  }
}
