package assay.adapters.pmml.document;

import assay.domain.calibration.PlattScaling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dmg.pmml.DataDictionary;
import org.dmg.pmml.DataField;
import org.dmg.pmml.DataType;
import org.dmg.pmml.DefineFunction;
import org.dmg.pmml.DerivedField;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.Header;
import org.dmg.pmml.LocalTransformations;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.MiningFunction;
import org.dmg.pmml.MiningSchema;
import org.dmg.pmml.Model;
import org.dmg.pmml.OpType;
import org.dmg.pmml.Output;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.PMMLObject;
import org.dmg.pmml.ResultFeature;
import org.dmg.pmml.TransformationDictionary;
import org.dmg.pmml.True;
import org.dmg.pmml.Version;
import org.dmg.pmml.mining.MiningModel;
import org.dmg.pmml.mining.Segment;
import org.dmg.pmml.mining.Segmentation;
import org.dmg.pmml.mining.Segmentation.MissingPredictionTreatment;
import org.dmg.pmml.mining.Segmentation.MultipleModelMethod;
import org.dmg.pmml.regression.NumericPredictor;
import org.dmg.pmml.regression.RegressionModel;
import org.dmg.pmml.regression.RegressionModel.NormalizationMethod;
import org.dmg.pmml.regression.RegressionTable;
import org.jspecify.annotations.Nullable;

/** Several bare documents as the segments of one. */
final class Ensemble {
  private final Map<String, DataField> dataFields = new LinkedHashMap<>();
  private final Map<String, MiningField> miningFields = new LinkedHashMap<>();
  private final Map<String, DerivedField> derivedFields = new LinkedHashMap<>();
  private final Map<String, DefineFunction> functions = new LinkedHashMap<>();
  private final List<Model> models = new ArrayList<>();
  private final String target;

  private Ensemble(List<PMML> parts) {
    this.target = FraudOutput.target(Documents.model(parts.get(0)));
    var names = new SharedNames();
    for (PMML part : parts) {
      var model = Documents.model(part);
      if (model.requireMiningFunction() != MiningFunction.CLASSIFICATION
          || !FraudOutput.target(model).equals(target)) {
        throw new IllegalArgumentException(
            "The documents are joined by the probabilities of '%s'; one predicts something else."
                .formatted(target));
      }
      Documents.resultChain(model).forEach(result -> result.setOutput(null));
      names.admit(part);
      add(part, model);
    }
  }

  static Ensemble of(List<byte[]> bare) {
    if (bare.size() < 2) {
      throw new IllegalArgumentException("It takes two documents or more to join them.");
    }
    return new Ensemble(bare.stream().map(Documents::read).toList());
  }

  private void add(PMML part, Model model) {
    part.requireDataDictionary()
        .getDataFields()
        .forEach(field -> share(dataFields, field.requireName(), field));
    model
        .requireMiningSchema()
        .getMiningFields()
        .forEach(field -> share(miningFields, field.requireName(), field.setImportance(null)));
    var dictionary = part.getTransformationDictionary();
    if (dictionary != null) {
      dictionary
          .getDerivedFields()
          .forEach(field -> derivedFields.putIfAbsent(field.requireName(), field));
      dictionary
          .getDefineFunctions()
          .forEach(function -> functions.putIfAbsent(function.requireName(), function));
    }
    model.setMiningSchema(inner(model.requireMiningSchema()));
    models.add(model.setModelStats(null).setModelExplanation(null).setModelVerification(null));
  }

  private static <T extends PMMLObject> void share(Map<String, T> fields, String name, T field) {
    var known = fields.putIfAbsent(name, field);
    if (known != null && !Documents.xml(known).equals(Documents.xml(field))) {
      throw new IllegalArgumentException(
          "The documents declare '%s' differently; models are joined that read the same fields in the same way."
              .formatted(name));
    }
  }

  /** Missing and invalid values are treated once, where they come in. */
  private static MiningSchema inner(MiningSchema outer) {
    var schema = new MiningSchema();
    for (MiningField field : outer.getMiningFields()) {
      schema.addMiningFields(
          new MiningField(field.requireName()).setUsageType(field.getUsageType()));
    }
    return schema;
  }

  byte[] averaged(double[] weights) {
    if (weights.length != models.size()) {
      throw mismatch("weights", weights.length);
    }
    var segments = new ArrayList<Segment>();
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] > 0 && Double.isFinite(weights[i]))) {
        throw new IllegalArgumentException(
            "A weight is more than 0, not %s.".formatted(weights[i]));
      }
      segments.add(segment(models.get(i)).setWeight(Numbers.compact(weights[i])));
    }
    return document(MultipleModelMethod.WEIGHTED_AVERAGE, segments, outputs());
  }

  byte[] stacked(String fraudValue, double[] coefficients, double intercept) {
    if (coefficients.length != models.size()) {
      throw mismatch("coefficients", coefficients.length);
    }
    var dictionary = new PMML().setDataDictionary(dataDictionary());
    var fraud = FraudOutput.category(dictionary, target, fraudValue);
    var categories = FraudOutput.categories(dictionary, target);
    if (categories.size() != 2) {
      throw new IllegalArgumentException(
          "Models of two categories are stacked, not of %s.".formatted(categories));
    }
    var good = categories.get(0).equals(fraud) ? categories.get(1) : categories.get(0);
    var segments = new ArrayList<Segment>();
    var schema = new MiningSchema().addMiningFields(targetField());
    var logits = new LocalTransformations();
    var table = new RegressionTable(finite(intercept)).setTargetCategory(fraud);
    int depth = depth();
    for (int i = 0; i < coefficients.length; i++) {
      var probability = part(i + 1, depth);
      var logit = "logit(%s)".formatted(probability);
      expose(models.get(i), probability, fraud);
      segments.add(segment(models.get(i)));
      schema.addMiningFields(new MiningField(probability));
      logits.addDerivedFields(
          new DerivedField(
              logit,
              OpType.CONTINUOUS,
              DataType.DOUBLE,
              CalibrationOutput.logOdds(probability, PlattScaling.CLIP)));
      table.addNumericPredictors(new NumericPredictor(logit, finite(coefficients[i])));
    }
    var last =
        new RegressionModel(MiningFunction.CLASSIFICATION, schema, null)
            .setNormalizationMethod(NormalizationMethod.LOGIT)
            .addRegressionTables(table, new RegressionTable(0).setTargetCategory(good))
            .setLocalTransformations(logits)
            .setOutput(outputs());
    segments.add(segment(last));
    return document(MultipleModelMethod.MODEL_CHAIN, segments, null);
  }

  /** A stack in a stack sees the names of both, so each has names of its own. */
  private int depth() {
    int depth = 1;
    while (holds(part(1, depth))) {
      depth++;
    }
    return depth;
  }

  private boolean holds(String name) {
    return models.stream().anyMatch(model -> Documents.xml(model).contains("\"" + name + "\""));
  }

  private static String part(int number, int depth) {
    return depth == 1
        ? "part(%d)".formatted(number)
        : "part(%d, depth %d)".formatted(number, depth);
  }

  private IllegalArgumentException mismatch(String what, int count) {
    return new IllegalArgumentException(
        "%d documents take as many %s, not %d.".formatted(models.size(), what, count));
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "A coefficient is a finite number, not %s.".formatted(value));
    }
    return value;
  }

  /** Outputs of a chain's last model are seen one level above it, so they are handed up. */
  private static void expose(Model part, String name, Object fraud) {
    var chain = Documents.resultChain(part);
    int last = chain.size() - 1;
    for (int level = 0; level < last; level++) {
      chain.get(level).setOutput(new Output().addOutputFields(handedUp(name, level)));
    }
    var own = FraudOutput.probability(atLevel(name, last), fraud);
    chain.get(last).setOutput(new Output().addOutputFields(own));
  }

  private static OutputField handedUp(String name, int level) {
    return new OutputField(atLevel(name, level), OpType.CONTINUOUS, DataType.DOUBLE)
        .setResultFeature(ResultFeature.TRANSFORMED_VALUE)
        .setExpression(new FieldRef(atLevel(name, level + 1)));
  }

  private static String atLevel(String name, int level) {
    return level == 0 ? name : "%s, level %d".formatted(name, level);
  }

  private static Segment segment(Model model) {
    return new Segment(True.INSTANCE, model);
  }

  private MiningField targetField() {
    return new MiningField(target).setUsageType(MiningField.UsageType.TARGET);
  }

  private Output outputs() {
    var output = new Output();
    for (Object category :
        FraudOutput.categories(new PMML().setDataDictionary(dataDictionary()), target)) {
      output.addOutputFields(
          FraudOutput.probability("probability(%s)".formatted(category), category));
    }
    return output;
  }

  private DataDictionary dataDictionary() {
    return new DataDictionary().addDataFields(dataFields.values().toArray(DataField[]::new));
  }

  private byte[] document(
      MultipleModelMethod method, List<Segment> segments, @Nullable Output output) {
    for (int i = 0; i < segments.size(); i++) {
      segments.get(i).setId(String.valueOf(i + 1));
    }
    var segmentation =
        new Segmentation(method, segments)
            .setMissingPredictionTreatment(MissingPredictionTreatment.RETURN_MISSING);
    var schema =
        new MiningSchema().addMiningFields(miningFields.values().toArray(MiningField[]::new));
    var model =
        new MiningModel(MiningFunction.CLASSIFICATION, schema)
            .setSegmentation(segmentation)
            .setOutput(output);
    var pmml =
        new PMML(Version.PMML_4_4.getVersion(), new Header(), dataDictionary()).addModels(model);
    if (!derivedFields.isEmpty() || !functions.isEmpty()) {
      pmml.setTransformationDictionary(
          new TransformationDictionary()
              .addDerivedFields(derivedFields.values().toArray(DerivedField[]::new))
              .addDefineFunctions(functions.values().toArray(DefineFunction[]::new)));
    }
    return Documents.write(pmml);
  }
}
