package assay.application.model;

import assay.application.UseCase;
import assay.application.model.ModelRemarks.Note;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes about model versions. */
@UseCase
public class RemarkOnModel {
  /** Most tags of one version. */
  public static final int MOST_TAGS = 20;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

  private final ModelRemarks remarks;
  private final Clock clock;

  @Inject
  public RemarkOnModel(ModelRemarks remarks, Clock clock) {
    this.remarks = remarks;
    this.clock = clock;
  }

  /**
   * Whether a tag or an alias can be called so: 1 to 40 small letters, digits, dots, hyphens and
   * underscores, a letter or digit first.
   */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * Adds a note.
   *
   * @throws IllegalArgumentException if it is blank or longer than 4,000 characters
   */
  public void note(StreamName stream, Sha256 sha256, String text, String by) {
    if (text.isBlank() || text.length() > ModelRemarks.LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "A note has 1 to %d characters, not %d."
              .formatted(ModelRemarks.LONGEST_NOTE, text.length()));
    }
    remarks.note(stream, sha256, new Note(text, by, clock.instant()));
  }

  /**
   * Replaces the tags of a version.
   *
   * @throws IllegalArgumentException if there are more than 20, or one is no {@link #isName name}
   */
  public void tag(StreamName stream, Sha256 sha256, Set<String> tags) {
    if (tags.size() > MOST_TAGS) {
      throw new IllegalArgumentException(
          "A version has up to %d tags, not %d.".formatted(MOST_TAGS, tags.size()));
    }
    tags.forEach(RemarkOnModel::requireName);
    remarks.tag(stream, sha256, tags);
  }

  /**
   * Lets an alias name this version, and no other any more.
   *
   * @throws IllegalArgumentException if it is no {@link #isName name}
   */
  public void name(StreamName stream, Sha256 sha256, String alias) {
    requireName(alias);
    remarks.alias(stream, alias, Optional.of(sha256));
  }

  /** Gives an alias up; false if it did not name this version. */
  public boolean giveUp(StreamName stream, Sha256 sha256, String alias) {
    boolean names = sha256.equals(remarks.aliases(stream).get(alias));
    if (names) {
      remarks.alias(stream, alias, Optional.empty());
    }
    return names;
  }

  private static void requireName(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException(
          "'%s' is no name: 1 to 40 small letters, digits, dots, hyphens and underscores, a letter or digit first."
              .formatted(text));
    }
  }
}
