package assay.adapters.pmml.document;

import assay.application.training.ModelFacts.PartialDependence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dmg.pmml.Array;
import org.dmg.pmml.Extension;

/** Partial dependence as an extension of the model explanation, and back. */
final class PartialDependences {
  private PartialDependences() {}

  /** Two arrays: the values of the input, the probabilities. */
  static Extension write(PartialDependence dependence) {
    var points = dependence.points();
    boolean numbers = points.stream().allMatch(point -> point.value() instanceof Double);
    var values =
        numbers
            ? Numbers.reals(points.stream().map(point -> (Double) point.value()).toList())
            : Numbers.strings(points.stream().map(point -> point.value().toString()).toList());
    var probabilities =
        Numbers.reals(points.stream().map(p -> Numbers.rounded(p.probability())).toList());
    return new Extension(ExtensionNames.PARTIAL_DEPENDENCE, dependence.input())
        .addContent(values, probabilities);
  }

  /** Empty where it is not of that form. */
  static Optional<PartialDependence> read(Extension extension) {
    List<Array> arrays = Extensions.arrays(extension);
    if (extension.getValue() == null || arrays.size() != 2) {
      return Optional.empty();
    }
    boolean numbers = arrays.get(0).requireType() != Array.Type.STRING;
    var values = Numbers.items(arrays.get(0));
    var probabilities = Numbers.doubles(arrays.get(1));
    if (values.size() != probabilities.size()) {
      return Optional.empty();
    }
    var points = new ArrayList<PartialDependence.Point>();
    for (int i = 0; i < values.size(); i++) {
      Object value = numbers ? (Object) Double.valueOf(values.get(i)) : values.get(i);
      points.add(new PartialDependence.Point(value, probabilities.get(i)));
    }
    return Optional.of(new PartialDependence(extension.getValue(), points));
  }
}
