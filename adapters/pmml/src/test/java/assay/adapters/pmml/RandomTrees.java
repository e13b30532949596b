package assay.adapters.pmml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A sum of random trees behind a logit, with its Shapley values by their definition. */
final class RandomTrees {
  private static final double CONSTANT = -0.75;

  private final List<Node> roots = new ArrayList<>();
  private final int inputs;
  private final SplittableRandom random;

  RandomTrees(int trees, int depth, int inputs, SplittableRandom random) {
    this.inputs = inputs;
    this.random = random;
    for (int i = 0; i < trees; i++) {
      roots.add(node(depth));
    }
  }

  /** A leaf, or a test "below" of an input; a missing value goes below if {@code missingBelow}. */
  private record Node(
      int input,
      double border,
      boolean missingBelow,
      double score,
      double count,
      Node below,
      Node above) {
    boolean isLeaf() {
      return below == null;
    }
  }

  private Node node(int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      double count = 1 + random.nextInt(50);
      return new Node(-1, 0, false, random.nextDouble(-1, 1), count, null, null);
    }
    var below = node(depth - 1);
    var above = node(depth - 1);
    return new Node(
        random.nextInt(inputs),
        random.nextInt(1, 9),
        random.nextBoolean(),
        0,
        below.count() + above.count(),
        below,
        above);
  }

  Map<String, Double> row() {
    var row = new LinkedHashMap<String, Double>();
    for (int i = 0; i < inputs; i++) {
      row.put("x" + i, random.nextInt(6) == 0 ? null : (Double) random.nextDouble(0, 10));
    }
    return row;
  }

  String[] features() {
    var features = new String[inputs];
    for (int i = 0; i < inputs; i++) {
      features[i] = "x" + i + ":NUMBER";
    }
    return features;
  }

  /** What is expected where only these inputs of a row are known, as bits of a set. */
  double expected(Map<String, Double> row, int known) {
    return CONSTANT + roots.stream().mapToDouble(root -> expected(root, row, known)).sum();
  }

  private static double expected(Node node, Map<String, Double> row, int known) {
    if (node.isLeaf()) {
      return node.score();
    }
    if ((known >> node.input() & 1) == 1) {
      Double value = row.get("x" + node.input());
      boolean below = value == null ? node.missingBelow() : value < node.border();
      return expected(below ? node.below() : node.above(), row, known);
    }
    return (expected(node.below(), row, known) * node.below().count()
            + expected(node.above(), row, known) * node.above().count())
        / node.count();
  }

  /** Shapley's formula over all sets of the other inputs. */
  double shapley(Map<String, Double> row, int input) {
    double sum = 0;
    for (int set = 0; set < 1 << inputs; set++) {
      if ((set >> input & 1) == 0) {
        int size = Integer.bitCount(set);
        double weight = factorial(size) * factorial(inputs - size - 1) / factorial(inputs);
        sum += weight * (expected(row, set | 1 << input) - expected(row, set));
      }
    }
    return sum;
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  byte[] pmml() {
    var fields = new StringBuilder();
    var schema = new StringBuilder();
    for (int i = 0; i < inputs; i++) {
      fields.append("<DataField name='x%d' optype='continuous' dataType='double'/>".formatted(i));
      schema.append("<MiningField name='x%d'/>".formatted(i));
    }
    var segments = new StringBuilder();
    for (Node root : roots) {
      segments
          .append("<Segment><True/><TreeModel functionName='regression'")
          .append(" missingValueStrategy='defaultChild' splitCharacteristic='binarySplit'>")
          .append("<MiningSchema>%s</MiningSchema>".formatted(schema));
      write(root, "0", "<True/>", segments);
      segments.append("</TreeModel></Segment>");
    }
    return """
        <PMML xmlns='http://www.dmg.org/PMML-4_4' version='4.4'><Header/><DataDictionary>%s
        <DataField name='label' optype='categorical' dataType='integer'>
        <Value value='0'/><Value value='1'/></DataField></DataDictionary>
        <MiningModel functionName='classification'>
        <MiningSchema><MiningField name='label' usageType='target'/>%s</MiningSchema>
        <Segmentation multipleModelMethod='modelChain'>
        <Segment><True/><MiningModel functionName='regression'><MiningSchema>%s</MiningSchema>
        <Output><OutputField name='sum' optype='continuous' dataType='double'/></Output>
        <Targets><Target rescaleConstant='%s'/></Targets>
        <Segmentation multipleModelMethod='sum'>%s</Segmentation></MiningModel></Segment>
        <Segment><True/><RegressionModel functionName='classification' normalizationMethod='logit'>
        <MiningSchema><MiningField name='label' usageType='target'/><MiningField name='sum'/>
        </MiningSchema><Output><OutputField name='p' optype='continuous' dataType='double'
        feature='probability' value='1'/></Output>
        <RegressionTable intercept='0' targetCategory='1'>
        <NumericPredictor name='sum' coefficient='1'/></RegressionTable>
        <RegressionTable intercept='0' targetCategory='0'/></RegressionModel></Segment>
        </Segmentation></MiningModel></PMML>"""
        .formatted(fields, schema, schema, CONSTANT, segments)
        .getBytes(UTF_8);
  }

  private static void write(Node node, String id, String predicate, StringBuilder text) {
    text.append("<Node id='%s' recordCount='%s'".formatted(id, node.count()));
    if (node.isLeaf()) {
      text.append(" score='%s'>%s</Node>".formatted(node.score(), predicate));
      return;
    }
    text.append(
        " defaultChild='%s'>%s".formatted(id + (node.missingBelow() ? "b" : "a"), predicate));
    var test = "<SimplePredicate field='x%d' operator='%s' value='%s'/>";
    write(node.below(), id + "b", test.formatted(node.input(), "lessThan", node.border()), text);
    write(
        node.above(),
        id + "a",
        test.formatted(node.input(), "greaterOrEqual", node.border()),
        text);
    text.append("</Node>");
  }
}
