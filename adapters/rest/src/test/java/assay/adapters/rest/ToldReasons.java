package assay.adapters.rest;

import assay.application.scoring.WrittenReasons;
import assay.domain.scoring.Explanation;
import java.util.Optional;

/** Every decision tells its reasons already. */
final class ToldReasons implements WrittenReasons {
  @Override
  public Optional<String> method(byte[] answer) {
    return Optional.of("linear");
  }

  @Override
  public byte[] with(Explanation explanation, double priorShift, byte[] answer) {
    throw new IllegalStateException("There is nothing to add.");
  }
}
