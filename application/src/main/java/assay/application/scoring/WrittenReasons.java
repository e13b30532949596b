package assay.application.scoring;

import assay.domain.scoring.Explanation;
import java.util.Optional;

/** Driven port: the reasons in decisions as they were written by {@link DecisionFormat}. */
public interface WrittenReasons {
  /** The method of reasons that are still to be computed. */
  String PENDING = "pending";

  /**
   * The {@link Explanation#method method} that an answer names, {@value #PENDING} if it promises
   * reasons; empty if it says nothing of them.
   */
  Optional<String> method(byte[] answer);

  /**
   * The answer with these reasons in the place of its own.
   *
   * @param priorShift what the correction for the real share of fraud adds to the log-odds
   */
  byte[] with(Explanation explanation, double priorShift, byte[] answer);
}
