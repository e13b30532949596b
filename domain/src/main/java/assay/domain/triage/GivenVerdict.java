package assay.domain.triage;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A verdict as it was given; it stays known when the case is decided anew.
 *
 * @param first whether it was the first of two, which does not decide the case
 */
public record GivenVerdict(CaseId caseId, Reviewer by, Instant at, Verdict verdict, boolean first) {
  /**
   * What one person may see. The first of two verdicts is hidden from everybody but who gave it
   * until a verdict that counts has followed, so that it leads nobody.
   *
   * @param all of one case, in the order in which they were given
   */
  public static List<GivenVerdict> shown(List<GivenVerdict> all, Reviewer to) {
    int counting = IntStream.range(0, all.size()).filter(i -> !all.get(i).first()).max().orElse(-1);
    return IntStream.range(0, all.size())
        .filter(i -> i <= counting || all.get(i).by().equals(to))
        .mapToObj(all::get)
        .toList();
  }
}
