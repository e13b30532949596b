package assay.adapters.pmml;

import assay.domain.features.Features;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dmg.pmml.DataType;
import org.dmg.pmml.Expression;
import org.dmg.pmml.HasFieldReference;
import org.dmg.pmml.PMMLObject;
import org.dmg.pmml.VisitorAction;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.TypeUtil;
import org.jpmml.model.visitors.AbstractVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the terms or trees of a model read, inputs and derived fields, and the features
 * to which people attribute them.
 *
 * <p>The rule: a column that is computed of one input alone stands for that input (a logarithm, a
 * cast, the columns of a one-hot encoding, the terms of a text). A column that reads one other
 * column stands for that one (the cast of a difference stands for the difference). A column that
 * combines several is a feature of its own, by its own name and with its own value.
 */
final class Columns {
  private final Transformations transformations;
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final List<Map<Object, Double>> codes = new ArrayList<>();
  private final List<DataType> types = new ArrayList<>();
  private final List<Integer> featureOfColumn = new ArrayList<>();
  private final Map<String, Integer> features = new LinkedHashMap<>();
  private final Map<Player, Integer> players = new LinkedHashMap<>();

  Columns(Transformations transformations) {
    this.transformations = transformations;
  }

  /** The place of a column in a row; a new one where it was not asked for before. */
  int index(String name) {
    Integer known = indexes.get(name);
    if (known != null) {
      return known;
    }
    int index = indexes.size();
    indexes.put(name, index);
    types.add(transformations.type(name));
    codes.add(new HashMap<>());
    featureOfColumn.add(features.computeIfAbsent(featureOf(name), n -> features.size()));
    return index;
  }

  private String featureOf(String column) {
    var field = transformations.find(column);
    if (field == null) {
      return column;
    }
    var inputs = transformations.inputsOf(column);
    if (inputs.size() == 1) {
      return inputs.iterator().next();
    }
    var parents = references(field.requireExpression());
    return parents.size() == 1 ? featureOf(parents.iterator().next()) : column;
  }

  /** The fields that an expression names. */
  static Set<String> references(Expression expression) {
    var references = new LinkedHashSet<String>();
    new AbstractVisitor() {
      @Override
      public VisitorAction visit(PMMLObject part) {
        if (part instanceof HasFieldReference<?> reference) {
          references.add(reference.requireField());
        }
        return super.visit(part);
      }
    }.applyTo(expression);
    return references;
  }

  /** The feature to which a column belongs. */
  int feature(int column) {
    return featureOfColumn.get(column);
  }

  /**
   * What a condition tests, as one player of the game of Shapley values: a column, or a single
   * value of one, as the columns of a one-hot encoding are; -1 if it tests several columns
   * together.
   */
  int player(Condition condition) {
    var read = IntStream.builder();
    condition.columns(read);
    int[] columns = read.build().distinct().toArray();
    if (columns.length != 1) {
      return -1;
    }
    var key = new Player(columns[0], condition.value());
    return players.computeIfAbsent(key, k -> players.size());
  }

  /** The features to which the players belong. */
  int[] featuresOfPlayers() {
    return players.keySet().stream().mapToInt(player -> feature(player.column())).toArray();
  }

  int featureCount() {
    return features.size();
  }

  /** A value of the document as it stands in a row: itself, or a code where it is no number. */
  double constant(int column, Object value) {
    Object typed = TypeUtil.parseOrCast(types.get(column), value);
    if (typed instanceof Number number) {
      return number.doubleValue();
    }
    var known = codes.get(column);
    return known.computeIfAbsent(typed, v -> (double) known.size());
  }

  /** The values of one event in the order of the columns; NaN where missing. */
  Row read(Map<String, @Nullable FieldValue> arguments) {
    var context = transformations.context(arguments);
    double[] values = new double[indexes.size()];
    int i = 0;
    for (String name : indexes.keySet()) {
      values[i] = value(i, context.evaluate(name));
      i++;
    }
    return new Row(values, context);
  }

  private double value(int column, @Nullable FieldValue value) {
    if (value == null) {
      return Double.NaN;
    }
    Object plain = value.getValue();
    return plain instanceof Number number
        ? number.doubleValue()
        : codes.get(column).getOrDefault(plain, -1.0);
  }

  /** The names of the features in their order. */
  Iterable<String> featureNames() {
    return features.keySet();
  }

  /** The inputs of which a feature is computed. */
  Set<String> inputsOf(String feature) {
    return transformations.inputsOf(feature);
  }

  /** The value to show beside a feature's contribution. */
  @Nullable Object shown(String feature, Features given, Row row) {
    if (transformations.find(feature) == null) {
      return given.get(feature);
    }
    var value = row.context.evaluate(feature);
    Object plain = value == null ? null : value.getValue();
    if (plain instanceof Number number) {
      return number.doubleValue();
    }
    return plain == null || plain instanceof Boolean ? plain : plain.toString();
  }

  private record Player(int column, double value) {}

  /** One event as the model's terms read it. */
  record Row(double[] values, Transformations.Context context) {}
}
