package assay.application.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Driven port: what people write about model versions. All methods throw {@link
 * assay.application.StorageUnavailable} if the database does not answer.
 */
public interface ModelRemarks {
  /** Longest note, in characters. */
  int LONGEST_NOTE = 4000;

  /** Notes about a version, the oldest first. */
  List<Note> notes(StreamName stream, Sha256 sha256);

  /** Adds a note to a version that is stored. */
  void note(StreamName stream, Sha256 sha256, Note note);

  /** The tags of the versions of a stream that have some, in order of the alphabet. */
  Map<Sha256, Set<String>> tags(StreamName stream);

  /** Replaces all tags of a version. */
  void tag(StreamName stream, Sha256 sha256, Set<String> tags);

  /** The aliases of a stream; each names one version. */
  Map<String, Sha256> aliases(StreamName stream);

  /**
   * Lets an alias name this version from now on.
   *
   * @param sha256 empty: the alias is given up
   */
  void alias(StreamName stream, String alias, Optional<Sha256> sha256);

  /** Something that somebody wrote. */
  record Note(String text, String by, Instant at) {}
}
