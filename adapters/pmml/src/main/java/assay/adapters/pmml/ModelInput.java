package assay.adapters.pmml;

import assay.application.scoring.FraudModel.Input;
import assay.application.scoring.FraudModel.Outcome.Rejected;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dmg.pmml.DataField;
import org.dmg.pmml.DataType;
import org.dmg.pmml.Interval;
import org.dmg.pmml.OpType;
import org.dmg.pmml.Value;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.InputField;
import org.jspecify.annotations.Nullable;

/** One input of a model, with the conversion of the stream's feature worked out beforehand. */
final class ModelInput {
  private static final int NAMED_VALUES = 8;

  private final InputField field;
  private final String name;
  private final FeatureType type;
  private final boolean integer;
  private final String expected;

  private ModelInput(InputField field, FeatureType type) {
    this.field = field;
    this.name = field.getName();
    this.type = type;
    this.integer = field.getDataType() == DataType.INTEGER;
    this.expected = expected(field, type);
  }

  /** The inputs of a model, each fed by the feature of its name; what can't be fed is named. */
  static List<ModelInput> of(List<InputField> fields, List<FeatureRule> features)
      throws RefusedPmml {
    Map<String, FeatureRule> byName =
        features.stream().collect(Collectors.toMap(FeatureRule::name, Function.identity()));
    var inputs = new ArrayList<ModelInput>();
    var problems = new ArrayList<String>();
    for (InputField field : fields) {
      var feature = byName.get(field.getName());
      if (feature == null) {
        problems.add("'%s' (%s) is missing".formatted(field.getName(), kind(field)));
      } else if (!feeds(feature.type(), field)) {
        problems.add(
            "'%s' is %s in the stream but %s in the file"
                .formatted(field.getName(), feature.type(), kind(field)));
      } else {
        inputs.add(new ModelInput(field, feature.type()));
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedPmml(
          "The stream's features don't cover the inputs of the model: %s. Add them to the stream's"
                  .formatted(String.join("; ", problems))
              + " definition or train the model on the features that it has.");
    }
    return inputs;
  }

  private static boolean feeds(FeatureType type, InputField field) {
    boolean continuous = field.getOpType() == OpType.CONTINUOUS;
    return switch (field.getDataType()) {
      case DOUBLE, FLOAT, INTEGER ->
          type == FeatureType.NUMBER || (type == FeatureType.CATEGORY && !continuous);
      case STRING -> type == FeatureType.CATEGORY || type == FeatureType.TEXT;
      case BOOLEAN -> type == FeatureType.BOOLEAN;
      default -> false;
    };
  }

  private static String kind(InputField field) {
    return field.getOpType().value() + " " + field.getDataType().value();
  }

  /** The value as the model reads it, after its treatment of missing and invalid values. */
  @Nullable FieldValue prepare(@Nullable Object value) {
    return field.prepare(convert(value));
  }

  private @Nullable Object convert(@Nullable Object value) {
    if (integer && value instanceof Double number && number == Math.rint(number)) {
      return number.longValue() == number.intValue() ? (Object) number.intValue() : number;
    }
    return value;
  }

  /** Says that the model does not take this value. */
  Rejected rejected(@Nullable Object value) {
    return new Rejected(name, value == null ? "missing" : value.toString(), expected);
  }

  private static String expected(InputField input, FeatureType type) {
    if (!(input.getField() instanceof DataField field)) {
      return type.expected();
    }
    if (field.hasIntervals()) {
      return type.expected()
          + " in "
          + field.getIntervals().stream()
              .map(ModelInput::describe)
              .collect(Collectors.joining(" or "));
    }
    var values = validValues(field);
    if (values.isEmpty()) {
      return type.expected();
    }
    String named =
        values.stream().limit(NAMED_VALUES).map(String::valueOf).collect(Collectors.joining(", "));
    return values.size() <= NAMED_VALUES
        ? "one of " + named
        : "one of %d values: %s ...".formatted(values.size(), named);
  }

  private static String describe(Interval interval) {
    String closure = interval.requireClosure().value();
    return (closure.startsWith("closed") ? "[" : "(")
        + Optional.ofNullable(interval.getLeftMargin()).map(Object::toString).orElse("-∞")
        + ", "
        + Optional.ofNullable(interval.getRightMargin()).map(Object::toString).orElse("∞")
        + (closure.endsWith("Closed") ? "]" : ")");
  }

  /** The values that the data dictionary declares as valid, in its order. */
  static List<Object> validValues(DataField field) {
    return field.hasValues()
        ? field.getValues().stream()
            .filter(value -> value.getProperty() == Value.Property.VALID)
            .map(Value::requireValue)
            .toList()
        : List.of();
  }

  String name() {
    return name;
  }

  boolean integer() {
    return integer;
  }

  InputField field() {
    return field;
  }

  Input toInput() {
    return new Input(name, type);
  }
}
