package assay.adapters.training.run;

import static org.apache.spark.sql.functions.expr;

import assay.adapters.training.data.BadData;
import assay.adapters.training.data.EventTable;
import assay.adapters.training.preprocess.SafeExpression;
import java.util.Optional;

/** Leaves out the rows that a recipe does not train on. */
public final class Filter {
  private Filter() {}

  /**
   * The rows for which a condition is true; all without one.
   *
   * @throws BadData if it is not let in, or no row is left
   */
  public static EventTable of(Optional<String> where, EventTable table) {
    if (where.isEmpty()) {
      return table;
    }
    var condition = SafeExpression.parse("data.where", where.get());
    var names = table.features().stream().map(rule -> rule.name()).toList();
    for (String name : condition.names()) {
      if (!names.contains(name)) {
        throw new BadData(
            "data.where: '%s' is no feature; features are %s."
                .formatted(name, String.join(", ", names)));
      }
    }
    var kept = table.rows().filter(expr(condition.sql(name -> name)));
    if (kept.isEmpty()) {
      throw new BadData("data.where: no row is left by '%s'.".formatted(where.get()));
    }
    return table.with(kept);
  }
}
