package assay.domain.stream;

import assay.domain.event.Pointer;
import java.util.Set;

/** Where labelled data says what was true, and which values (as text) mean fraud. */
public record LabelRule(Pointer at, Set<String> fraud) {
  public LabelRule {
    fraud = Set.copyOf(fraud);
  }
}
