package assay.adapters.pmml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.dmg.pmml.MathContext;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.MiningFunction;
import org.dmg.pmml.MissingValueTreatmentMethod;
import org.dmg.pmml.Model;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.ResultFeature;
import org.dmg.pmml.ScoreDistribution;
import org.dmg.pmml.Target;
import org.dmg.pmml.True;
import org.dmg.pmml.mining.MiningModel;
import org.dmg.pmml.mining.Segment;
import org.dmg.pmml.mining.Segmentation;
import org.dmg.pmml.regression.NumericPredictor;
import org.dmg.pmml.regression.RegressionModel;
import org.dmg.pmml.regression.RegressionModel.NormalizationMethod;
import org.dmg.pmml.regression.RegressionTable;
import org.dmg.pmml.tree.Node;
import org.dmg.pmml.tree.TreeModel;

/** Finds in a document the parts of a model that can be explained exactly. */
final class Explainers {
  private final Transformations transformations;
  private final Columns columns;
  private final Predicate<Object> fraud;
  private final List<Background> backgrounds;

  private Explainers(PMML pmml, Predicate<Object> fraud, List<Background> backgrounds)
      throws Unexplained {
    this.transformations = new Transformations(pmml);
    this.columns = new Columns(transformations);
    this.fraud = fraud;
    this.backgrounds = backgrounds;
  }

  /**
   * The explainer of a model.
   *
   * @param fraud which categories of the target mean fraud
   * @throws Unexplained if it is of a kind, or has a part, that no exact method here covers
   */
  static Explainer of(PMML pmml, Model model, Predicate<Object> fraud, List<Background> backgrounds)
      throws Unexplained {
    return new Explainers(pmml, fraud, backgrounds).top(model);
  }

  private Explainer top(Model model) throws Unexplained {
    transformations.add(model.getLocalTransformations());
    if (model instanceof RegressionModel regression) {
      return linear(regression);
    }
    boolean classifies = model.requireMiningFunction() == MiningFunction.CLASSIFICATION;
    if (model instanceof MiningModel mining
        && mining.requireSegmentation().requireMultipleModelMethod()
            == Segmentation.MultipleModelMethod.MODEL_CHAIN) {
      return chain(mining.requireSegmentation().requireSegments());
    }
    if (!classifies) {
      throw new Unexplained("it is no classification");
    }
    var trees = new Trees();
    trees.addTop(model);
    return trees.explainer("probability", 1, 0);
  }

  private Explainer linear(RegressionModel model) throws Unexplained {
    var explainer = new LinearExplainer(columns);
    var tables = model.requireRegressionTables();
    if (model.requireMiningFunction() != MiningFunction.CLASSIFICATION || tables.size() != 2) {
      throw new Unexplained("it is no regression for two categories");
    }
    if (model.getNormalizationMethod() == NormalizationMethod.LOGIT) {
      // the first table's category has the probability, the second gets what is left
      explainer.add(tables.get(0), sign(tables.get(0)));
    } else if (model.getNormalizationMethod() == NormalizationMethod.SOFTMAX) {
      explainer.add(tables.get(0), sign(tables.get(0)));
      explainer.add(tables.get(1), sign(tables.get(1)));
    } else {
      throw new Unexplained("its regression is neither logit nor softmax");
    }
    return explainer;
  }

  private double sign(RegressionTable table) {
    return fraud.test(table.requireTargetCategory()) ? 1 : -1;
  }

  /** A sum of trees whose value goes through a logistic function: gradient boosting. */
  private Explainer chain(List<Segment> segments) throws Unexplained {
    if (segments.size() != 2
        || !(model(segments.get(1)) instanceof RegressionModel link)
        || link.getNormalizationMethod() != NormalizationMethod.LOGIT
        || link.requireRegressionTables().size() != 2) {
      throw new Unexplained("its chain is not one of trees and a logit for two categories");
    }
    var boosted = model(segments.get(0));
    transformations.add(boosted.getLocalTransformations());
    var table = link.requireRegressionTables().get(0);
    if (table.hasCategoricalPredictors()
        || table.hasPredictorTerms()
        || table.getNumericPredictors().size() != 1) {
      throw new Unexplained("its logit has other terms than the sum of the trees");
    }
    NumericPredictor predictor = table.getNumericPredictors().get(0);
    requireOutput(boosted, predictor.requireField());
    if (predictor.getExponent() != 1) {
      throw new Unexplained("its logit takes a power of the sum of the trees");
    }
    var trees = new Trees();
    trees.addTop(boosted);
    double sign = sign(table);
    return trees.explainer(
        "log-odds",
        sign * predictor.requireCoefficient().doubleValue(),
        sign * table.requireIntercept().doubleValue());
  }

  private static void requireOutput(Model model, String name) throws Unexplained {
    var output = model.getOutput();
    boolean plain =
        output != null
            && output.getOutputFields().stream().anyMatch(field -> isPrediction(field, name));
    if (!plain) {
      throw new Unexplained("its logit reads something else than the sum of the trees");
    }
  }

  private static boolean isPrediction(OutputField field, String name) {
    return field.requireName().equals(name)
        && field.getResultFeature() == ResultFeature.PREDICTED_VALUE;
  }

  private static Model model(Segment segment) throws Unexplained {
    if (!(segment.requirePredicate() instanceof True)) {
      throw new Unexplained("a segment has a condition");
    }
    return segment.requireModel();
  }

  /** The trees of an ensemble or a single one, with the factors by which they are added. */
  private final class Trees {
    private final List<PathNode> roots = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private double constant;
    private double scale = 1;

    void addTop(Model model) throws Unexplained {
      rescale(model);
      if (model instanceof TreeModel tree) {
        add(tree, 1, false);
        return;
      }
      if (!(model instanceof MiningModel mining)) {
        throw new Unexplained("it is a %s".formatted(model.getClass().getSimpleName()));
      }
      var segmentation = mining.requireSegmentation();
      if (segmentation.getLocalTransformations() != null) {
        throw new Unexplained("its segmentation has transformations of its own");
      }
      var method = segmentation.requireMultipleModelMethod();
      double total = 0;
      for (Segment segment : segmentation.requireSegments()) {
        double weight = isWeighted(method) ? segment.getWeight().doubleValue() : 1;
        total += weight;
        addMember(model(segment), weight, isVote(method));
      }
      boolean sums =
          method == Segmentation.MultipleModelMethod.SUM
              || method == Segmentation.MultipleModelMethod.WEIGHTED_SUM;
      scale = sums ? scale : scale / total;
    }

    private void addMember(Model member, double weight, boolean votes) throws Unexplained {
      if (!(member instanceof TreeModel tree) || tree.getTargets() != null) {
        throw new Unexplained("a member of its ensemble is no plain tree");
      }
      transformations.add(tree.getLocalTransformations());
      for (MiningField field : tree.requireMiningSchema().getMiningFields()) {
        requirePlain(field);
      }
      add(tree, weight, votes);
    }

    private void add(TreeModel tree, double weight, boolean votes) throws Unexplained {
      roots.add(PathTree.of(tree, columns, score(tree, votes)));
      weights.add(weight);
    }

    private ToDoubleFunction<Node> score(TreeModel tree, boolean votes) {
      if (tree.requireMiningFunction() == MiningFunction.CLASSIFICATION) {
        return node -> votes ? vote(node) : probability(node);
      }
      boolean single = tree.getMathContext() == MathContext.FLOAT;
      return node -> {
        double score = Double.parseDouble(node.getScore().toString());
        return single ? (float) score : score;
      };
    }

    private double vote(Node node) {
      return fraud.test(node.getScore()) ? 1 : 0;
    }

    private double probability(Node node) {
      if (!node.hasScoreDistributions()) {
        return vote(node);
      }
      double all = 0;
      double ofFraud = 0;
      for (ScoreDistribution part : node.getScoreDistributions()) {
        var share = part.getProbability() != null ? part.getProbability() : part.getRecordCount();
        all += share.doubleValue();
        ofFraud += fraud.test(part.requireValue()) ? share.doubleValue() : 0;
      }
      return ofFraud / all;
    }

    private void rescale(Model model) throws Unexplained {
      if (model.getTargets() == null) {
        return;
      }
      for (Target target : model.getTargets()) {
        if (target.getCastInteger() != null
            || target.getMin() != null
            || target.getMax() != null
            || target.hasTargetValues()) {
          throw new Unexplained("its target is rounded or limited");
        }
        scale = target.getRescaleFactor().doubleValue();
        constant = target.getRescaleConstant().doubleValue();
      }
    }

    TreePathExplainer explainer(String unit, double factor, double intercept) {
      double[] factors = new double[roots.size()];
      for (int i = 0; i < factors.length; i++) {
        factors[i] = factor * scale * weights.get(i);
      }
      var background = Background.firstLargeEnough(backgrounds);
      return new TreePathExplainer(
          columns,
          roots,
          factors,
          intercept + factor * constant,
          unit,
          background.rows().stream().map(row -> columns.read(row).values()).toList(),
          background.name());
    }
  }

  private static boolean isWeighted(Segmentation.MultipleModelMethod method) throws Unexplained {
    return switch (method) {
      case SUM, AVERAGE, MAJORITY_VOTE -> false;
      case WEIGHTED_SUM, WEIGHTED_AVERAGE, WEIGHTED_MAJORITY_VOTE -> true;
      default -> throw new Unexplained("its segments are combined by %s".formatted(method.value()));
    };
  }

  private static boolean isVote(Segmentation.MultipleModelMethod method) {
    return method == Segmentation.MultipleModelMethod.MAJORITY_VOTE
        || method == Segmentation.MultipleModelMethod.WEIGHTED_MAJORITY_VOTE;
  }

  private static void requirePlain(MiningField field) throws Unexplained {
    if (field.getMissingValueReplacement() != null
        || field.getInvalidValueReplacement() != null
        || field.getMissingValueTreatment() == MissingValueTreatmentMethod.RETURN_INVALID
        || Objects.nonNull(field.getOpType())) {
      throw new Unexplained("a tree treats '%s' in its own way".formatted(field.requireName()));
    }
  }
}
