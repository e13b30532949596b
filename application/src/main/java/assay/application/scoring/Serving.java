package assay.application.scoring;

import assay.domain.event.Sha256;
import assay.domain.stream.EventReader;
import assay.domain.stream.StreamDefinition;
import java.util.Optional;

/**
 * Everything that decides for one stream at one moment; a request uses one of these from start to
 * end, so that it never sees half a swap.
 *
 * @param model empty until the stream has a champion
 */
public record Serving(
    StreamDefinition definition,
    EventReader reader,
    Sha256 definitionSha256,
    int costsVersion,
    Optional<FraudModel> model) {
  public Serving(
      StreamDefinition definition,
      Sha256 definitionSha256,
      int costsVersion,
      Optional<FraudModel> model) {
    this(definition, new EventReader(definition), definitionSha256, costsVersion, model);
  }

  /** The same with another model. */
  public Serving with(FraudModel other) {
    return new Serving(definition, reader, definitionSha256, costsVersion, Optional.of(other));
  }
}
