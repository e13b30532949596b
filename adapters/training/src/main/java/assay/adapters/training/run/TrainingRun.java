package assay.adapters.training.run;

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
 * @param chosen one of the candidates
 * @param pmml the document of the chosen one
 * @param test the rows that judged
 */
public record TrainingRun(
    Recipe recipe,
    StreamDefinition definition,
    Map<Partition, PartSummary> parts,
    List<Candidate> candidates,
    Candidate chosen,
    ModelFacts facts,
    byte[] pmml,
    Proof proof,
    Sample test) {}
