package assay.domain.stream;

import assay.domain.event.Pointer;
import assay.domain.event.TimeRule;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the rows of a table events: columns that the stream reads as numbers or booleans are typed
 * so, and all others are texts. A cell that is not written as its type wants stays a text, so that
 * the refusal can show it. Empty cells are missing, and of equal names the first column counts.
 */
public final class TableColumns {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,300})");

  private final List<Column> columns = new ArrayList<>();

  /** The columns of a table whose first row is the header. */
  public TableColumns(StreamDefinition definition, List<String> header) {
    var numbers = numbers(definition);
    var booleans = fields(definition, FeatureType.BOOLEAN);
    var id = definition.id().map(Pointer::toString).orElse("");
    var seen = new HashSet<String>();
    for (String name : header) {
      String at = Pointer.toField(name).toString();
      Kind kind = Kind.TEXT;
      if (!seen.add(name)) {
        kind = Kind.LEFT_OUT;
      } else if (numbers.contains(at)) {
        kind = Kind.NUMBER;
      } else if (booleans.contains(at)) {
        kind = Kind.BOOLEAN;
      } else if (at.equals(id)) {
        kind = Kind.WHOLE;
      }
      columns.add(new Column(name, kind));
    }
  }

  private enum Kind {
    NUMBER,
    WHOLE,
    BOOLEAN,
    TEXT,
    LEFT_OUT
  }

  private record Column(String name, Kind kind) {}

  /** How many cells a row has to have. */
  public int size() {
    return columns.size();
  }

  /**
   * The event of a row: texts, booleans, and numbers as {@link BigDecimal} with all their digits.
   *
   * @param cells as many as there are columns
   */
  public Map<String, Object> event(List<String> cells) {
    var event = new LinkedHashMap<String, Object>();
    for (int i = 0; i < cells.size(); i++) {
      var column = columns.get(i);
      if (!cells.get(i).isEmpty() && column.kind() != Kind.LEFT_OUT) {
        event.put(column.name(), value(column.kind(), cells.get(i)));
      }
    }
    return event;
  }

  private static Object value(Kind kind, String cell) {
    boolean number =
        (kind == Kind.NUMBER && NUMBER.matcher(cell).matches())
            || (kind == Kind.WHOLE && WHOLE.matcher(cell).matches());
    if (number) {
      return new BigDecimal(cell);
    }
    String lower = cell.toLowerCase(Locale.ROOT);
    if (kind == Kind.BOOLEAN && (lower.equals("true") || lower.equals("false"))) {
      return lower.equals("true");
    }
    return cell;
  }

  private static Set<String> numbers(StreamDefinition definition) {
    var numbers = fields(definition, FeatureType.NUMBER);
    definition
        .features()
        .forEach(
            rule -> rule.derivation().readsAsNumbers().forEach(at -> numbers.add(at.toString())));
    if (definition.amount() instanceof AmountRule.Field amount) {
      numbers.add(amount.at().toString());
    }
    definition
        .time()
        .filter(time -> time.format() instanceof TimeRule.Since)
        .ifPresent(time -> time.at().forEach(at -> numbers.add(at.toString())));
    return numbers;
  }

  private static Set<String> fields(StreamDefinition definition, FeatureType type) {
    var fields = new HashSet<String>();
    for (var rule : definition.features()) {
      if (rule.type() == type && rule.derivation() instanceof Derivation.Field field) {
        fields.add(field.at().toString());
      }
    }
    return fields;
  }
}
