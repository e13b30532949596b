package assay.adapters.pmml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.dmg.pmml.CompoundPredicate;
import org.dmg.pmml.False;
import org.dmg.pmml.Predicate;
import org.dmg.pmml.SimplePredicate;
import org.dmg.pmml.SimpleSetPredicate;
import org.dmg.pmml.True;
import org.jpmml.evaluator.ArrayUtil;

/** A predicate of a tree over the values of a row, in the three-valued logic of PMML. */
final class Condition {
  static final int NO = 0;
  static final int YES = 1;
  static final int UNKNOWN = -1;

  private enum Operator {
    TRUE,
    FALSE,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    MISSING,
    NOT_MISSING,
    IN,
    NOT_IN,
    AND,
    OR,
    XOR,
    SURROGATE
  }

  private final Operator operator;
  private final int column;
  private final double[] constants;
  private final Condition[] parts;

  private Condition(Operator operator, int column, double[] constants, Condition... parts) {
    this.operator = operator;
    this.column = column;
    this.constants = constants;
    this.parts = parts;
  }

  static Condition of(Predicate predicate, Columns columns) throws Unexplained {
    if (predicate instanceof True) {
      return new Condition(Operator.TRUE, -1, new double[0]);
    }
    if (predicate instanceof False) {
      return new Condition(Operator.FALSE, -1, new double[0]);
    }
    if (predicate instanceof SimplePredicate simple) {
      return of(simple, columns);
    }
    if (predicate instanceof SimpleSetPredicate set) {
      return of(set, columns);
    }
    if (predicate instanceof CompoundPredicate compound) {
      return of(compound, columns);
    }
    throw new Unexplained(
        "predicates of the kind %s are not followed"
            .formatted(predicate.getClass().getSimpleName()));
  }

  private static Condition of(SimplePredicate predicate, Columns columns) {
    int column = columns.index(predicate.requireField());
    var operator =
        switch (predicate.requireOperator()) {
          case EQUAL -> Operator.EQUAL;
          case NOT_EQUAL -> Operator.NOT_EQUAL;
          case LESS_THAN -> Operator.LESS;
          case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
          case GREATER_THAN -> Operator.GREATER;
          case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
          case IS_MISSING -> Operator.MISSING;
          case IS_NOT_MISSING -> Operator.NOT_MISSING;
        };
    boolean unary = operator == Operator.MISSING || operator == Operator.NOT_MISSING;
    double constant = unary ? 0 : columns.constant(column, predicate.requireValue());
    return new Condition(operator, column, new double[] {constant});
  }

  private static Condition of(SimpleSetPredicate predicate, Columns columns) {
    int column = columns.index(predicate.requireField());
    double[] constants =
        ArrayUtil.getContent(predicate.requireArray()).stream()
            .mapToDouble(value -> columns.constant(column, value))
            .toArray();
    boolean in = predicate.requireBooleanOperator() == SimpleSetPredicate.BooleanOperator.IS_IN;
    return new Condition(in ? Operator.IN : Operator.NOT_IN, column, constants);
  }

  private static Condition of(CompoundPredicate predicate, Columns columns) throws Unexplained {
    List<Condition> parts = new ArrayList<>();
    for (Predicate part : predicate.requirePredicates()) {
      parts.add(of(part, columns));
    }
    var operator =
        switch (predicate.requireBooleanOperator()) {
          case AND -> Operator.AND;
          case OR -> Operator.OR;
          case XOR -> Operator.XOR;
          case SURROGATE -> Operator.SURROGATE;
        };
    return new Condition(operator, -1, new double[0], parts.toArray(Condition[]::new));
  }

  boolean always() {
    return operator == Operator.TRUE;
  }

  /** The constant if it only asks whether a column has one value; NaN otherwise. */
  double value() {
    return operator == Operator.EQUAL || operator == Operator.NOT_EQUAL ? constants[0] : Double.NaN;
  }

  /** Names every column that it reads. */
  void columns(IntConsumer consumer) {
    if (column >= 0) {
      consumer.accept(column);
    }
    for (Condition part : parts) {
      part.columns(consumer);
    }
  }

  /** {@link #YES}, {@link #NO} or {@link #UNKNOWN}. */
  int test(double[] row) {
    if (column < 0) {
      return combined(row);
    }
    double value = row[column];
    if (operator == Operator.MISSING) {
      return Double.isNaN(value) ? YES : NO;
    }
    if (operator == Operator.NOT_MISSING) {
      return Double.isNaN(value) ? NO : YES;
    }
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    return holds(value) ? YES : NO;
  }

  private boolean holds(double value) {
    return switch (operator) {
      case LESS -> value < constants[0];
      case GREATER_OR_EQUAL -> value >= constants[0];
      case LESS_OR_EQUAL -> value <= constants[0];
      case GREATER -> value > constants[0];
      case EQUAL -> value == constants[0];
      case NOT_EQUAL -> value != constants[0];
      case IN -> contains(value);
      case NOT_IN -> !contains(value);
      default -> throw new IllegalStateException(operator.name());
    };
  }

  private boolean contains(double value) {
    for (double constant : constants) {
      if (constant == value) {
        return true;
      }
    }
    return false;
  }

  private int combined(double[] row) {
    return switch (operator) {
      case TRUE -> YES;
      case FALSE -> NO;
      case AND -> junction(row, NO);
      case OR -> junction(row, YES);
      case XOR -> xor(row);
      default -> surrogate(row);
    };
  }

  /** The deciding value wins; then unknown; then the other. */
  private int junction(double[] row, int deciding) {
    int result = 1 - deciding;
    for (Condition part : parts) {
      int tested = part.test(row);
      if (tested == deciding) {
        return deciding;
      }
      result = tested == UNKNOWN ? UNKNOWN : result;
    }
    return result;
  }

  private int xor(double[] row) {
    int result = NO;
    for (Condition part : parts) {
      int tested = part.test(row);
      if (tested == UNKNOWN) {
        return UNKNOWN;
      }
      result ^= tested;
    }
    return result;
  }

  private int surrogate(double[] row) {
    for (Condition part : parts) {
      int tested = part.test(row);
      if (tested != UNKNOWN) {
        return tested;
      }
    }
    return UNKNOWN;
  }
}
