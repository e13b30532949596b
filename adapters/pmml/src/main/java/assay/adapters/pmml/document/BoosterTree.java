package assay.adapters.pmml.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One tree of an XGBoost model, as its JSON format keeps it: an array per property, indexed by
 * node.
 *
 * @param left index of the child for values below the condition, -1 at a leaf
 * @param condition of a split; the value of a leaf
 * @param cover sum of the hessian of the training rows that reached the node
 */
record BoosterTree(int[] left, int[] right, int[] feature, float[] condition, float[] cover) {
  /** The trees of a model in their order. */
  static List<BoosterTree> read(byte[] booster) {
    JsonNode model;
    try {
      model = new ObjectMapper().readTree(booster);
    } catch (IOException e) {
      throw new IllegalArgumentException("The booster is no JSON: " + e.getMessage(), e);
    }
    var trees = model.at("/learner/gradient_booster/model/trees");
    if (!trees.isArray()) {
      throw new IllegalArgumentException(
          "The booster has no /learner/gradient_booster/model/trees. Save it with XGBoost as JSON, with booster 'gbtree'.");
    }
    var read = new ArrayList<BoosterTree>();
    for (JsonNode tree : trees) {
      read.add(of(tree, read.size()));
    }
    return read;
  }

  private static BoosterTree of(JsonNode tree, int number) {
    for (JsonNode type : tree.path("split_type")) {
      if (type.asInt() != 0) {
        throw new IllegalArgumentException(
            "Tree %d of the booster splits by sets of categories, which is not supported; encode categories one-hot."
                .formatted(number));
      }
    }
    return new BoosterTree(
        integers(tree, "left_children", number),
        integers(tree, "right_children", number),
        integers(tree, "split_indices", number),
        floats(tree, "split_conditions", number),
        floats(tree, "sum_hessian", number));
  }

  private static int[] integers(JsonNode tree, String name, int number) {
    var values = array(tree, name, number);
    int[] integers = new int[values.size()];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = values.get(i).asInt();
    }
    return integers;
  }

  private static float[] floats(JsonNode tree, String name, int number) {
    var values = array(tree, name, number);
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values.get(i).asDouble();
    }
    return floats;
  }

  private static JsonNode array(JsonNode tree, String name, int number) {
    var values = tree.path(name);
    if (!values.isArray() || values.size() != tree.path("left_children").size()) {
      throw new IllegalArgumentException(
          "Tree %d of the booster has no '%s' for every node.".formatted(number, name));
    }
    return values;
  }

  boolean isLeaf(int node) {
    return left[node] < 0;
  }
}
