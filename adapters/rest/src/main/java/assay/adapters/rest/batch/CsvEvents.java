package assay.adapters.rest.batch;

import assay.adapters.rest.json.Json;
import assay.domain.event.Pointer;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.stream.AmountRule;
import assay.domain.stream.StreamDefinition;
import assay.domain.stream.TimeRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the rows of a table events: one JSON object each, with the columns that the stream reads as
 * numbers or booleans typed so, and all others as texts. Cells that are not written as the type
 * wants stay texts, so that the refusal can show them. Empty cells are missing.
 */
final class CsvEvents {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,4})?");
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,300})");

  private final List<String> header;
  private final List<Kind> kinds = new ArrayList<>();

  CsvEvents(StreamDefinition definition, List<String> header) {
    this.header = List.copyOf(header);
    var numbers = numbers(definition);
    var booleans = fields(definition, FeatureType.BOOLEAN);
    var id = definition.id().map(Pointer::toString).orElse("");
    var seen = new HashSet<String>();
    for (String name : header) {
      String at = Pointer.toField(name).toString();
      // Keys are unique in an event: the first column of a name counts.
      kinds.add(
          !seen.add(name)
              ? Kind.LEFT_OUT
              : numbers.contains(at)
                  ? Kind.NUMBER
                  : booleans.contains(at) ? Kind.BOOLEAN : at.equals(id) ? Kind.WHOLE : Kind.TEXT);
    }
  }

  private enum Kind {
    NUMBER,
    WHOLE,
    BOOLEAN,
    TEXT,
    LEFT_OUT
  }

  private static Set<String> numbers(StreamDefinition definition) {
    var numbers = fields(definition, FeatureType.NUMBER);
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
    for (FeatureRule rule : definition.features()) {
      if (rule.type() == type && rule.derivation() instanceof Derivation.Field field) {
        fields.add(field.at().toString());
      }
    }
    return fields;
  }

  /** The event of a row with as many cells as there are columns. */
  byte[] event(List<String> cells) {
    var out = new ByteArrayOutputStream();
    try (var json = Json.shared().getFactory().createGenerator(out)) {
      json.writeStartObject();
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        var kind = kinds.get(i);
        if (cell.isEmpty() || kind == Kind.LEFT_OUT) {
          continue;
        }
        json.writeFieldName(header.get(i));
        if (isNumber(kind, cell)) {
          json.writeNumber(cell); // as it is written: no digit is lost
        } else if (kind == Kind.BOOLEAN && (isSame(cell, "true") || isSame(cell, "false"))) {
          json.writeBoolean(isSame(cell, "true"));
        } else {
          json.writeString(cell);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes every event.", e);
    }
    return out.toByteArray();
  }

  private static boolean isNumber(Kind kind, String cell) {
    return kind == Kind.NUMBER
        ? NUMBER.matcher(cell).matches()
        : kind == Kind.WHOLE && WHOLE.matcher(cell).matches();
  }

  private static boolean isSame(String cell, String word) {
    return cell.equalsIgnoreCase(word);
  }
}
