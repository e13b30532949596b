package assay.adapters.training.run;

import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Splitter.PartSummary;
import assay.adapters.training.recipe.Recipe;
import assay.application.training.ModelFacts;
import assay.domain.stream.StreamDefinition;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param table all rows, parted
 * @param chosen one of the candidates
 * @param pmml the document of the chosen one
 * @param test the rows that judged
 */
public record TrainingRun(
    Recipe recipe,
    EventTable table,
    Map<Partition, PartSummary> parts,
    List<Candidate> candidates,
    Candidate chosen,
    Explaining explained,
    ModelFacts facts,
    byte[] pmml,
    Proof proof,
    Sample validation,
    Sample test) {
  /** The stream that the model is for. */
  public StreamDefinition definition() {
    return table.definition();
  }
}
