package assay.adapters.pmml;

import assay.domain.features.Features;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dmg.pmml.Model;
import org.dmg.pmml.VerificationField;
import org.jpmml.evaluator.InlineTableUtil;
import org.jspecify.annotations.Nullable;

/** The rows of a file's {@code ModelVerification}, inputs and expected results alike. */
final class VerificationRows {
  private VerificationRows() {}

  /** All of them; none where the file has none. */
  static List<Features> of(Model model) {
    var verification = model.getModelVerification();
    if (verification == null || verification.getInlineTable() == null) {
      return List.of();
    }
    var fields = verification.requireVerificationFields().requireVerificationFields();
    return InlineTableUtil.getContent(verification.getInlineTable()).rowMap().values().stream()
        .map(cells -> row(fields, cells))
        .toList();
  }

  @SuppressWarnings("NullAway") // features hold nulls, which a class file of JDK 17 does not say
  private static Features row(List<VerificationField> fields, Map<String, Object> cells) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    for (VerificationField field : fields) {
      var column = field.getColumn() == null ? field.requireField() : field.getColumn();
      row.put(field.requireField(), cells.get(column.replaceFirst("^[^:]*:", "")));
    }
    return new Features(row);
  }
}
