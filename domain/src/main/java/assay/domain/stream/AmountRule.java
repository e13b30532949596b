package assay.domain.stream;

import assay.domain.event.Pointer;
import java.math.BigDecimal;

/** Where the amount at risk stands. */
public sealed interface AmountRule {
  /** A number in the event. */
  record Field(Pointer at) implements AmountRule {}

  /** A number among the stream's features. */
  record Feature(String name) implements AmountRule {}

  /** The same for every event. */
  record Constant(BigDecimal amount) implements AmountRule {}
}
