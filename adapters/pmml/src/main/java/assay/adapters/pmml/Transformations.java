package assay.adapters.pmml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.dmg.pmml.DataField;
import org.dmg.pmml.DataType;
import org.dmg.pmml.DefineFunction;
import org.dmg.pmml.DerivedField;
import org.dmg.pmml.LocalTransformations;
import org.dmg.pmml.PMML;
import org.jpmml.evaluator.ExpressionUtil;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.MissingFieldException;
import org.jpmml.evaluator.VirtualEvaluationContext;
import org.jspecify.annotations.Nullable;

/** The derived fields of a document and of the models nested in it, by name. */
final class Transformations {
  private final Map<String, DerivedField> derived = new HashMap<>();
  private final Map<String, DefineFunction> functions = new HashMap<>();
  private final Map<String, DataType> types = new HashMap<>();

  Transformations(PMML pmml) throws Unexplained {
    for (DataField field : pmml.requireDataDictionary().getDataFields()) {
      types.put(field.requireName(), field.requireDataType());
    }
    var dictionary = pmml.getTransformationDictionary();
    if (dictionary != null) {
      for (DefineFunction function : dictionary.getDefineFunctions()) {
        functions.put(function.requireName(), function);
      }
      for (DerivedField field : dictionary.getDerivedFields()) {
        add(field);
      }
    }
  }

  /** Adds those of a nested model. */
  void add(@Nullable LocalTransformations local) throws Unexplained {
    if (local != null) {
      for (DerivedField field : local.getDerivedFields()) {
        add(field);
      }
    }
  }

  private void add(DerivedField field) throws Unexplained {
    if (types.put(field.requireName(), field.requireDataType()) != null) {
      // which one is read depends on the place
      throw new Unexplained("two fields have the name '%s'".formatted(field.requireName()));
    }
    derived.put(field.requireName(), field);
  }

  @Nullable DerivedField find(String name) {
    return derived.get(name);
  }

  DataType type(String name) {
    var type = types.get(name);
    if (type == null) {
      throw new MissingFieldException(name);
    }
    return type;
  }

  /** The inputs from which a column is computed, however far back. */
  Set<String> inputsOf(String column) {
    var inputs = new LinkedHashSet<String>();
    collect(column, inputs, new HashSet<>());
    return inputs;
  }

  private void collect(String column, Set<String> inputs, Set<String> seen) {
    if (!seen.add(column)) {
      return;
    }
    var field = derived.get(column);
    if (field == null) {
      inputs.add(column);
    } else {
      Columns.references(field.requireExpression())
          .forEach(parent -> collect(parent, inputs, seen));
    }
  }

  /** Computes derived fields of one event, each once. */
  Context context(Map<String, @Nullable FieldValue> arguments) {
    return new Context(arguments);
  }

  /** JPMML's own expressions over the inputs of one event. */
  final class Context extends VirtualEvaluationContext {
    private Context(Map<String, @Nullable FieldValue> arguments) {
      arguments.forEach(this::declareInput);
    }

    @SuppressWarnings("NullAway") // JPMML's missing value is null
    private void declareInput(String name, @Nullable FieldValue value) {
      declareInternal(name, value);
    }

    @Override
    protected FieldValue resolve(String name) {
      var field = derived.get(name);
      if (field == null) {
        throw new MissingFieldException(name);
      }
      return declareInternal(name, ExpressionUtil.evaluate(field, this));
    }

    @Override
    @SuppressWarnings("NullAway") // JPMML's unknown function is null
    protected DefineFunction getDefineFunction(String name) {
      return functions.get(name);
    }
  }
}
