package assay.adapters.training.data;

import assay.application.event.EventFormat;
import assay.domain.event.Event;
import assay.domain.event.FieldProblem;
import assay.domain.features.FeatureRule;
import assay.domain.stream.EventReader;
import assay.domain.stream.EventReader.Reading;
import assay.domain.stream.StreamDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Turns raw events into rows, with the code that reads events in the server. */
final class RowReader {
  private static final int ROLES = 5;

  private final StreamDefinition definition;
  private final EventReader reader;
  private final EventFormat format;
  private final List<String> kinds;
  private final List<FeatureRule> features;

  RowReader(StreamSource source) {
    this.definition = source.definition();
    this.reader = new EventReader(definition);
    this.format = source.formats().events();
    this.kinds = List.copyOf(definition.subjects().keySet());
    this.features = definition.features();
  }

  /** The columns of the rows that a definition leads to. */
  static StructType schema(StreamDefinition definition) {
    var schema =
        new StructType()
            .add(Roles.ROW, DataTypes.LongType, false)
            .add(Roles.TIME, DataTypes.LongType)
            .add(Roles.AMOUNT, DataTypes.DoubleType)
            .add(Roles.LABEL, DataTypes.IntegerType)
            .add(Roles.PROBLEM, DataTypes.StringType);
    for (String kind : definition.subjects().keySet()) {
      schema = schema.add(Roles.subject(kind), DataTypes.StringType);
    }
    for (FeatureRule feature : definition.features()) {
      schema = schema.add(feature.name(), type(feature));
    }
    return schema;
  }

  private static DataType type(FeatureRule feature) {
    return switch (feature.type()) {
      case NUMBER -> DataTypes.DoubleType;
      case CATEGORY, TEXT -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
    };
  }

  /** Reads one JSON object. */
  Row json(long row, @Nullable String line) {
    if (line == null || line.isBlank()) {
      return refused(row, "an empty line");
    }
    var parsed = format.parse(line.getBytes(StandardCharsets.UTF_8));
    return parsed instanceof EventFormat.Parsed.Read read
        ? event(row, read.event())
        : refused(row, ((EventFormat.Parsed.Malformed) parsed).detail());
  }

  /** Reads one event. */
  Row event(long row, Map<String, ?> raw) {
    var reading = reader.read(raw, Instant.EPOCH, () -> "row");
    if (reading instanceof Reading.Refused refused) {
      return refused(
          row, String.join("; ", refused.problems().stream().map(RowReader::described).toList()));
    }
    Event event = ((Reading.Read) reading).event();
    @Nullable Object[] values = new Object[ROLES + kinds.size() + features.size()];
    values[0] = row;
    values[1] = event.time().toEpochMilli();
    values[2] = event.amount().reported();
    values[3] =
        definition.label().flatMap(rule -> rule.read(raw)).map(fraud -> fraud ? 1 : 0).orElse(null);
    for (var subject : event.subjects()) {
      values[ROLES + kinds.indexOf(subject.kind())] = subject.value();
    }
    int at = ROLES + kinds.size();
    for (FeatureRule feature : features) {
      values[at++] = event.features().get(feature.name());
    }
    return RowFactory.create(values);
  }

  Row refused(long row, String problem) {
    @Nullable Object[] values = new Object[ROLES + kinds.size() + features.size()];
    values[0] = row;
    values[4] = problem;
    return RowFactory.create(values);
  }

  private static String described(FieldProblem problem) {
    return "%s is %s, expected is %s"
        .formatted(problem.field(), problem.value(), problem.expected());
  }
}
