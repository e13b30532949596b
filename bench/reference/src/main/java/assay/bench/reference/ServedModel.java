package assay.bench.reference;

import jakarta.xml.bind.JAXBException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.InputField;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** A PMML document, evaluated as it is. */
final class ServedModel {
  private final Evaluator evaluator;
  private final List<InputField> inputs;

  private ServedModel(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.inputs = evaluator.getInputFields();
  }

  static ServedModel load(InputStream pmml)
      throws JAXBException, SAXException, ParserConfigurationException {
    var evaluator = new LoadingModelEvaluatorBuilder().load(pmml).build();
    evaluator.verify();
    return new ServedModel(evaluator);
  }

  /** What the model says of the arguments: its target and its outputs. */
  Map<String, ?> evaluate(Map<String, ? extends @Nullable Object> arguments) {
    var prepared = new HashMap<String, @Nullable FieldValue>(inputs.size() * 2);
    for (InputField input : inputs) {
      prepared.put(input.getName(), input.prepare(arguments.get(input.getName())));
    }
    return EvaluatorUtil.decodeAll(evaluator.evaluate(prepared));
  }
}
