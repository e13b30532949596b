package assay.adapters.pmml.document;

import assay.domain.calibration.Calibrator;
import assay.domain.calibration.Identity;
import assay.domain.calibration.IsotonicRegression;
import assay.domain.calibration.PlattScaling;
import java.util.List;
import org.dmg.pmml.Apply;
import org.dmg.pmml.Constant;
import org.dmg.pmml.DataType;
import org.dmg.pmml.Expression;
import org.dmg.pmml.Extension;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.LinearNorm;
import org.dmg.pmml.NormContinuous;
import org.dmg.pmml.OpType;
import org.dmg.pmml.OutlierTreatmentMethod;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.ResultFeature;

/** Calibrators as expressions of PMML, operation by operation as {@code assay.domain} has them. */
final class CalibrationOutput {
  private CalibrationOutput() {}

  /** An output that is the calibrated probability. */
  static OutputField of(Calibrator calibrator, String name, String probability) {
    return new OutputField(name, OpType.CONTINUOUS, DataType.DOUBLE)
        .setResultFeature(ResultFeature.TRANSFORMED_VALUE)
        .addExtensions(
            new Extension(ExtensionNames.CALIBRATED, "true"),
            new Extension(ExtensionNames.CALIBRATION, calibrator.method()))
        .setExpression(expression(calibrator, probability));
  }

  private static Expression expression(Calibrator calibrator, String probability) {
    if (calibrator instanceof PlattScaling platt) {
      var margin = apply("*", constant(platt.slope()), logOdds(probability, PlattScaling.CLIP));
      return logistic(apply("+", margin, constant(platt.intercept())));
    }
    if (calibrator instanceof IsotonicRegression isotonic) {
      return steps(isotonic.points(), probability);
    }
    if (calibrator instanceof Identity) {
      return new FieldRef(probability);
    }
    throw new IllegalStateException("A calibrator is one of three kinds.");
  }

  private static Expression steps(List<IsotonicRegression.Point> points, String probability) {
    var steps =
        new NormContinuous(probability, null)
            .setOutlierTreatment(OutlierTreatmentMethod.AS_EXTREME_VALUES);
    if (points.size() == 1) { // PMML wants two
      var level = Numbers.compact(points.get(0).probability());
      return steps.addLinearNorms(new LinearNorm(0, level), new LinearNorm(1, level));
    }
    for (var point : points) {
      steps.addLinearNorms(
          new LinearNorm(Numbers.compact(point.score()), Numbers.compact(point.probability())));
    }
    return steps;
  }

  /** ln(p / (1 - p)), with p held in [clip, 1 - clip]. */
  static Expression logOdds(String probability, double clip) {
    return apply(
        "ln",
        apply(
            "/", clipped(probability, clip), apply("-", constant(1), clipped(probability, clip))));
  }

  private static Expression clipped(String probability, double clip) {
    return apply(
        "max", constant(clip), apply("min", constant(1 - clip), new FieldRef(probability)));
  }

  private static Expression logistic(Expression margin) {
    return apply(
        "/", constant(1), apply("+", constant(1), apply("exp", apply("-", constant(0), margin))));
  }

  private static Apply apply(String function, Expression... arguments) {
    return new Apply(function).addExpressions(arguments);
  }

  private static Constant constant(double value) {
    return new Constant(value).setDataType(DataType.DOUBLE);
  }
}
