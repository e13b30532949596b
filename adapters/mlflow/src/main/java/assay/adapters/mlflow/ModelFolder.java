package assay.adapters.mlflow;

import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * How a model lies in a run: {@code model/model.pmml}, beside the description that MLflow wants.
 */
final class ModelFolder {
  static final String NAME = "model";
  static final String DOCUMENT = "model.pmml";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private ModelFolder() {}

  /** The file {@code MLmodel}, by which MLflow's pages know a model. */
  static String describe(String runId, Instant created) {
    return """
        artifact_path: %s
        flavors:
          pmml:
            data: %s
        run_id: %s
        utc_time_created: '%s'
        """
        .formatted(NAME, DOCUMENT, runId, TIME.format(created));
  }

  /** The one PMML file of a folder, whoever put it there. */
  static String document(List<String> files) throws TrackerFailure {
    var documents = files.stream().filter(name -> name.endsWith(".pmml")).sorted().toList();
    if (documents.contains(DOCUMENT)) {
      return DOCUMENT;
    }
    if (documents.size() != 1) {
      throw new TrackerFailure(
          Reason.NOT_FOUND,
          "One file *.pmml has to be in the folder of the model; there are %s among %s."
              .formatted(
                  documents.isEmpty() ? "none" : documents, files.stream().sorted().toList()));
    }
    return documents.get(0);
  }
}
