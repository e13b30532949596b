package assay.adapters.training.preprocess;

import assay.adapters.training.data.BadData;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An expression on features in the words of SQL, of which only what PMML can say and nothing that
 * runs code is let in: numbers, texts, names, {@code + - * /}, comparisons, {@code AND OR NOT},
 * {@code IN}, {@code CASE WHEN} and some functions of mathematics. Spark's own parser reads it.
 */
public final class SafeExpression {
  private static final Set<String> FUNCTIONS =
      Set.of("abs", "ceil", "exp", "floor", "greatest", "least", "ln", "log10", "pow", "sqrt");

  /**
   * Where a function has no value, it has that of the nearest number that has one: Spark and PMML
   * would differ there (missing, and minus infinity).
   */
  private static final String SMALLEST = "1.0E-300D";

  private static final Map<String, Integer> ARGUMENTS =
      Map.of("abs", 1, "ceil", 1, "exp", 1, "floor", 1, "ln", 1, "log10", 1, "pow", 2, "sqrt", 1);

  private final String text;
  private final Expression parsed;
  private final Set<String> names = new LinkedHashSet<>();

  private SafeExpression(String text, Expression parsed) {
    this.text = text;
    this.parsed = parsed;
  }

  /**
   * Reads an expression.
   *
   * @param at its place in the recipe, for messages
   * @throws BadData if it is not well-formed or not let in
   */
  public static SafeExpression parse(String at, String text) {
    Expression parsed;
    try {
      parsed = new CatalystSqlParser().parseExpression(text);
    } catch (Exception e) { // Scala's checked exceptions are not declared
      if (e instanceof ParseException) {
        throw new BadData(
            "%s: '%s' is not well-formed: %s"
                .formatted(
                    at,
                    text,
                    String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("")));
      }
      throw new BadData("%s: '%s' can't be read: %s".formatted(at, text, e.getMessage()), e);
    }
    var expression = new SafeExpression(text, parsed);
    expression.sql(parsed, at, UnaryOperator.identity());
    return expression;
  }

  /** The functions that are let in. */
  public static Set<String> functions() {
    return FUNCTIONS;
  }

  /** The names that it reads, in order. */
  public Set<String> names() {
    return names;
  }

  /** As SQL, each name replaced; all numbers are doubles. */
  public String sql(UnaryOperator<String> rename) {
    return sql(parsed, "", rename);
  }

  private String sql(Expression e, String at, UnaryOperator<String> rename) {
    if (e instanceof UnresolvedAttribute name) {
      var parts = CollectionConverters.asJava(name.nameParts());
      if (parts.size() != 1) {
        throw refused(at, "'%s' is no name of a feature".formatted(name.name()));
      }
      names.add(parts.get(0));
      return rename.apply(parts.get(0));
    }
    if (e instanceof Literal literal) {
      return literal(literal, at);
    }
    if (e instanceof UnresolvedFunction call) {
      return function(call, at, rename);
    }
    if (e instanceof CaseWhen choice) {
      var sql = new StringBuilder("CASE");
      CollectionConverters.asJava(choice.branches())
          .forEach(
              branch ->
                  sql.append(" WHEN ")
                      .append(sql(branch._1(), at, rename))
                      .append(" THEN ")
                      .append(sql(branch._2(), at, rename)));
      if (choice.elseValue().isEmpty()) {
        throw refused(at, "CASE without ELSE would be missing for some events; say ELSE");
      }
      return sql.append(" ELSE ")
          .append(sql(choice.elseValue().get(), at, rename))
          .append(" END")
          .toString();
    }
    if (e instanceof In in) {
      var list =
          CollectionConverters.asJava(in.list()).stream().map(x -> sql(x, at, rename)).toList();
      return "(%s IN (%s))".formatted(sql(in.value(), at, rename), String.join(", ", list));
    }
    if (e instanceof Not not) {
      return "(NOT %s)".formatted(sql(not.child(), at, rename));
    }
    if (e instanceof UnaryMinus minus) {
      return "(0D - %s)".formatted(sql(minus.child(), at, rename));
    }
    String operator = operator(e, at);
    var operands = CollectionConverters.asJava(e.children());
    return "(%s %s %s)"
        .formatted(sql(operands.get(0), at, rename), operator, sql(operands.get(1), at, rename));
  }

  private String operator(Expression e, String at) {
    if (e instanceof Add) {
      return "+";
    } else if (e instanceof Subtract) {
      return "-";
    } else if (e instanceof Multiply) {
      return "*";
    } else if (e instanceof Divide) {
      return "/";
    } else if (e instanceof And) {
      return "AND";
    } else if (e instanceof Or) {
      return "OR";
    } else if (e instanceof EqualTo) {
      return "=";
    } else if (e instanceof GreaterThan) {
      return ">";
    } else if (e instanceof GreaterThanOrEqual) {
      return ">=";
    } else if (e instanceof LessThan) {
      return "<";
    } else if (e instanceof LessThanOrEqual) {
      return "<=";
    }
    throw refused(at, "'%s' is not let in".formatted(name(e)));
  }

  private static String name(Expression e) {
    return e instanceof Star ? "*" : e.prettyName();
  }

  private String function(UnresolvedFunction call, String at, UnaryOperator<String> rename) {
    String name = CollectionConverters.asJava(call.nameParts()).get(0).toLowerCase(Locale.ROOT);
    if (!FUNCTIONS.contains(name) || call.nameParts().size() != 1) {
      throw refused(
          at,
          "the function '%s' is not let in; those that are: %s"
              .formatted(name, String.join(", ", FUNCTIONS.stream().sorted().toList())));
    }
    var arguments =
        CollectionConverters.asJava(call.arguments()).stream()
            .map(argument -> sql(argument, at, rename))
            .toList();
    int wanted = ARGUMENTS.getOrDefault(name, Math.max(2, arguments.size()));
    if (arguments.size() != wanted) {
      throw refused(
          at,
          "the function '%s' has %d arguments and not %d"
              .formatted(name, arguments.size(), wanted));
    }
    String first = arguments.get(0);
    return switch (name) {
      case "floor", "ceil" -> whole("%s(%s)".formatted(name, first), first);
      case "ln", "log10" -> "%s(greatest(%s, %s))".formatted(name, first, SMALLEST);
      case "sqrt" -> "sqrt(greatest(%s, 0D))".formatted(first);
      case "exp" -> "exp(least(%s, 80D))".formatted(first);
      case "pow" ->
          "pow(%s, %s)"
              .formatted(
                  CollectionConverters.asJava(call.arguments()).get(1) instanceof Literal power
                          && power.dataType() instanceof IntegralType
                      ? first
                      : "greatest(%s, %s)".formatted(first, SMALLEST),
                  String.join(", ", arguments.subList(1, arguments.size())));
      default -> "%s(%s)".formatted(name, String.join(", ", arguments));
    };
  }

  /** PMML rounds to an integer of 32 bits; what does not go into one stays as it is. */
  private static String whole(String rounded, String number) {
    return "CASE WHEN abs(%1$s) < 2147483647D THEN CAST(%2$s AS DOUBLE) ELSE %1$s END"
        .formatted(number, rounded);
  }

  private String literal(Literal literal, String at) {
    Object value = literal.value();
    if (value instanceof UTF8String string) {
      return "'" + string.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
    if (literal.dataType() instanceof IntegralType || value instanceof Double) {
      return Double.parseDouble(value.toString()) + "D";
    }
    if (literal.dataType() instanceof DecimalType && value instanceof Decimal decimal) {
      return decimal.toDouble() + "D";
    }
    throw refused(at, "'%s' is no number and no text".formatted(literal));
  }

  private BadData refused(String at, String why) {
    return new BadData("%s: in '%s' %s.".formatted(at, text, why));
  }
}
