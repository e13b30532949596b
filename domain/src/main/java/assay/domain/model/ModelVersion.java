package assay.domain.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * One PMML document of a stream, identified by its bytes.
 *
 * @param source where it came from: a file's name, an address, a person
 * @param reason why it is in its stage: what failed, or why it was activated
 * @param size of the document in bytes
 * @param submittedBy a user name, the name of a key, or {@code folder}
 */
public record ModelVersion(
    StreamName stream,
    Sha256 sha256,
    Stage stage,
    String source,
    String reason,
    long size,
    String submittedBy,
    Instant submittedAt,
    Instant stageSince) {

  /** A document that was never seen before and passed the checks. */
  public static ModelVersion candidate(
      StreamName stream, Sha256 sha256, String source, long size, String by, Instant at) {
    return new ModelVersion(
        stream, sha256, Stage.CANDIDATE, source, "passed the checks", size, by, at, at);
  }

  /** A document that was never seen before and failed the checks. */
  public static ModelVersion refused(
      StreamName stream,
      Sha256 sha256,
      String source,
      String reason,
      long size,
      String by,
      Instant at) {
    return new ModelVersion(stream, sha256, Stage.REJECTED, source, reason, size, by, at, at);
  }

  /**
   * This version in its next stage.
   *
   * @throws NotAllowed if that stage can't follow the one it is in
   */
  public ModelVersion become(Stage next, String why, Instant at) {
    if (!stage.next().contains(next)) {
      throw new NotAllowed(
          "A version that is %s can't become %s.".formatted(word(stage), word(next)));
    }
    return in(next, why, at);
  }

  /**
   * This version as the one that decides.
   *
   * @param rules of its stream: where a second person has to approve, that is nobody who submitted
   *     it; going back to a version that decided before needs one person only
   * @param isActor whether a name may be one of the person who activates it
   * @throws NotAllowed if it can't become champion, or not by this person
   */
  public ModelVersion activate(
      ActivationRule rules, Standing standing, Predicate<String> isActor, String why, Instant at) {
    if (rules == ActivationRule.APPROVAL
        && !canBeGoneBackTo(standing)
        && standing.submitters().stream().anyMatch(isActor)) {
      throw new NotAllowed(
          "You submitted this version, so another administrator has to approve it.");
    }
    return become(Stage.CHAMPION, why, at);
  }

  /** Whether it decided before and was followed: what retired without deciding was never tried. */
  public boolean canBeGoneBackTo(Standing standing) {
    return stage == Stage.RETIRED && standing.decided();
  }

  /**
   * This version put aside.
   *
   * @throws NotAllowed if it decides, or can't be put aside for another reason
   */
  public ModelVersion retire(String why, Instant at) {
    if (stage == Stage.CHAMPION) {
      throw new NotAllowed("The champion decides until another version is activated.");
    }
    return become(Stage.RETIRED, why, at);
  }

  /**
   * This version refused.
   *
   * @throws NotAllowed if it ever decided, or can't be refused for another reason
   */
  public ModelVersion reject(Standing standing, String why, Instant at) {
    if (standing.decided()) {
      throw new NotAllowed(
          "This version decided once, so it can't be rejected any more. Maybe retire it.");
    }
    return become(Stage.REJECTED, why, at);
  }

  /** Whether somebody may still say no to it. */
  public boolean canBeRejected(Standing standing) {
    return !standing.decided() && stage.next().contains(Stage.REJECTED);
  }

  private ModelVersion in(Stage next, String why, Instant at) {
    return new ModelVersion(stream, sha256, next, source, why, size, submittedBy, submittedAt, at);
  }

  /** The same, in its stage for another reason. */
  public ModelVersion because(String why) {
    return in(stage, why, stageSince);
  }

  /** The same, come from elsewhere. */
  public ModelVersion from(String otherSource) {
    return new ModelVersion(
        stream, sha256, stage, otherSource, reason, size, submittedBy, submittedAt, stageSince);
  }

  private static String word(Stage stage) {
    return switch (stage) {
      case CANDIDATE -> "a candidate";
      case CHAMPION -> "champion";
      case CHALLENGER -> "a challenger";
      case RETIRED -> "retired";
      case REJECTED -> "rejected";
    };
  }

  /** What the rules of a model's life forbid, in words for an administrator. */
  public static final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotAllowed(String message) {
      super(message);
    }
  }
}
