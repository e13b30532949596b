package assay.application.scoring;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.util.Optional;

/** What once decided, to decide with it again. */
@FunctionalInterface
public interface PastServings {
  /** What decided under these versions; empty if one of them is not stored or does not load. */
  Optional<Serving> load(StreamName stream, Sha256 definition, int costsVersion, Sha256 model);
}
