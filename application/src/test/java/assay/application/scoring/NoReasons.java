package assay.application.scoring;

import assay.domain.scoring.Explanation;
import java.util.Optional;

/** Answers that never tell reasons. */
public final class NoReasons implements WrittenReasons {
  @Override
  public Optional<String> method(byte[] answer) {
    return Optional.empty();
  }

  @Override
  public byte[] with(Explanation explanation, double priorShift, byte[] answer) {
    return answer;
  }
}
