package assay.application.triage;

import java.util.List;
import java.util.UUID;

/** Driven port: filters of the queue that people keep. */
public interface SavedViews {
  /** How many views one person may keep. */
  int MOST = 50;

  /** Those of a person, and those that others share, by name; {@link #MOST} of each at most. */
  List<View> list(String owner);

  /**
   * Keeps a view; one of the same owner and name is replaced.
   *
   * @return whether there was room for it
   */
  boolean save(View view);

  /** Forgets a view of this owner; another's stays. */
  void delete(UUID id, String owner);

  /**
   * A filter with a name.
   *
   * @param name 1 to 60 characters
   * @param query as it stands in the address of the queue
   * @param shared whether others see it too
   */
  record View(UUID id, String owner, String name, String query, boolean shared) {
    public static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2000;

    public View {
      if (name.isBlank() || name.length() > LONGEST_NAME || query.length() > LONGEST_QUERY) {
        throw new IllegalArgumentException(
            "A view has a name of 1 to %d characters, not %d."
                .formatted(LONGEST_NAME, name.length()));
      }
    }
  }
}
