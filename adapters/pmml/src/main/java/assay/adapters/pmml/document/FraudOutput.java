package assay.adapters.pmml.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dmg.pmml.DataField;
import org.dmg.pmml.DataType;
import org.dmg.pmml.Field;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.Model;
import org.dmg.pmml.OpType;
import org.dmg.pmml.Output;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.PMMLObject;
import org.dmg.pmml.ResultFeature;
import org.dmg.pmml.Value;
import org.dmg.pmml.VisitorAction;
import org.jpmml.model.visitors.AbstractVisitor;

/**
 * The output of a bare document that is the probability of fraud.
 *
 * @param model in whose {@code Output} it stands
 */
record FraudOutput(Model model, OutputField field) {
  /** Finds it, or adds it where the document leaves its outputs to the reader. */
  static FraudOutput of(PMML pmml, String fraudValue) {
    var top = Documents.model(pmml);
    var category = category(pmml, target(top), fraudValue);
    var chain = Documents.resultChain(top);
    for (Model model : chain) {
      if (model.getOutput() != null) {
        for (OutputField field : model.getOutput().getOutputFields()) {
          if (field.getResultFeature() == ResultFeature.PROBABILITY
              && field.getValue() != null
              && same(field.getValue(), category)) {
            return new FraudOutput(model, field);
          }
        }
      }
    }
    var last = chain.get(chain.size() - 1);
    var added = probability(freeName("probability(" + category + ")", names(pmml)), category);
    add(last, added);
    return new FraudOutput(last, added);
  }

  static OutputField probability(String name, Object category) {
    return new OutputField(name, OpType.CONTINUOUS, DataType.DOUBLE)
        .setResultFeature(ResultFeature.PROBABILITY)
        .setValue(category);
  }

  static void add(Model model, OutputField field) {
    if (model.getOutput() == null) {
      model.setOutput(new Output());
    }
    model.getOutput().addOutputFields(field);
  }

  /** The name of the field that a model predicts. */
  static String target(Model model) {
    return model.requireMiningSchema().getMiningFields().stream()
        .filter(FraudOutput::isTarget)
        .map(MiningField::requireName)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The document's model declares no target field."));
  }

  static boolean isTarget(MiningField field) {
    return field.getUsageType() == MiningField.UsageType.TARGET
        || field.getUsageType() == MiningField.UsageType.PREDICTED;
  }

  /** The target's own value for what means fraud: "1" is its "1.0". */
  static Object category(PMML pmml, String target, String fraudValue) {
    var categories = categories(pmml, target);
    return categories.stream()
        .filter(category -> same(category, fraudValue))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The target '%s' takes the values %s; '%s', which means fraud, is none of them."
                        .formatted(target, categories, fraudValue)));
  }

  static List<Object> categories(PMML pmml, String target) {
    for (DataField field : pmml.requireDataDictionary().getDataFields()) {
      if (field.requireName().equals(target)) {
        return field.getValues().stream()
            .filter(value -> value.getProperty() == Value.Property.VALID)
            .map(Value::requireValue)
            .toList();
      }
    }
    return List.of();
  }

  static boolean same(Object one, Object other) {
    if (one.toString().equals(other.toString())) {
      return true;
    }
    try {
      return Double.parseDouble(one.toString()) == Double.parseDouble(other.toString());
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The names of all fields of a document: inputs, derived fields and outputs. */
  static Set<String> names(PMML pmml) {
    var names = new HashSet<String>();
    new AbstractVisitor() {
      @Override
      public VisitorAction visit(PMMLObject part) {
        if (part instanceof Field<?> field && field.getName() != null) {
          names.add(field.getName());
        }
        return super.visit(part);
      }
    }.applyTo(pmml);
    return names;
  }

  static String freeName(String wanted, Set<String> taken) {
    var name = wanted;
    for (int number = 2; taken.contains(name); number++) {
      name = wanted + " " + number;
    }
    return name;
  }

  /** The inputs of a document in its order. */
  static List<MiningField> inputs(Model model) {
    var inputs = new ArrayList<MiningField>();
    for (MiningField field : model.requireMiningSchema().getMiningFields()) {
      if (field.getUsageType() == MiningField.UsageType.ACTIVE) {
        inputs.add(field);
      }
    }
    return inputs;
  }
}
