package assay.application.model;

import assay.application.UseCase;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import jakarta.inject.Inject;

/** Reads everything that is known of model versions. */
@UseCase
public class ReadDictionary {
  private final DescribeModel describe;
  private final MeasureModels measure;

  @Inject
  public ReadDictionary(DescribeModel describe, MeasureModels measure) {
    this.describe = describe;
    this.measure = measure;
  }

  /** What is known now; what is missing is looked for while nobody waits. */
  public ModelDictionary read(StreamName stream, Sha256 sha256) {
    return new ModelDictionary(
        describe.facts(stream, sha256),
        describe.model(stream, sha256),
        measure.ask(stream, sha256));
  }
}
