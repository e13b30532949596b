package assay.adapters.pmml;

import java.time.Duration;
import java.util.List;
import org.dmg.pmml.InlineTable;
import org.dmg.pmml.ModelVerification;
import org.dmg.pmml.Row;
import org.jpmml.evaluator.ModelEvaluator;
import org.jpmml.model.MarkupException;
import org.jpmml.model.PMMLException;

/** Computes the verification rows of a file, a few at a time, for as long as that may take. */
final class Verification {
  private static final int BATCH = 20;

  private Verification() {}

  /**
   * Compares what the model computes with what the file says.
   *
   * @param longest how long it may take; looked at after every 20 rows
   * @throws RefusedPmml if a row does not hold, or they take longer
   */
  static void check(ModelEvaluator<?> evaluator, Duration longest) throws RefusedPmml {
    var verification = evaluator.getModel().getModelVerification();
    try {
      if (verification == null || verification.getInlineTable() == null) {
        evaluator.verify();
        return;
      }
      int rows = verification.getInlineTable().getRows().size();
      var count = verification.getRecordCount();
      if (count == null || count.intValue() == rows) {
        check(evaluator, verification, longest);
      } else {
        evaluator.verify(); // which tells that the file counts other rows than it has
      }
    } catch (MarkupException e) {
      throw e;
    } catch (PMMLException e) {
      throw new RefusedPmml(
          "The file's own verification rows don't hold: %s. Maybe the file was changed after it was"
                  .formatted(e.getMessage())
              + " exported, or the exporter wrote something else than it trained.");
    }
  }

  private static void check(
      ModelEvaluator<?> evaluator, ModelVerification verification, Duration longest)
      throws RefusedPmml {
    var table = verification.getInlineTable();
    var count = verification.getRecordCount();
    var rows = List.copyOf(table.getRows());
    long start = System.nanoTime();
    verification.setRecordCount(null);
    try {
      for (int from = 0; from == 0 || from < rows.size(); from += BATCH) {
        if (from > 0 && System.nanoTime() - start > longest.toNanos()) {
          throw new RefusedPmml(
              "The file's verification rows take longer than %d s: %d of %d were computed. Maybe keep fewer of them, or use a smaller model."
                  .formatted(longest.toSeconds(), from, rows.size()));
        }
        var batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
        verification.setInlineTable(new InlineTable().addRows(batch.toArray(Row[]::new)));
        evaluator.verify();
      }
    } finally {
      verification.setInlineTable(table);
      verification.setRecordCount(count);
    }
  }
}
