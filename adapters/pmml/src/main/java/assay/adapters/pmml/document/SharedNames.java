package assay.adapters.pmml.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.dmg.pmml.Apply;
import org.dmg.pmml.DefineFunction;
import org.dmg.pmml.DerivedField;
import org.dmg.pmml.Field;
import org.dmg.pmml.HasFieldReference;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.PMMLObject;
import org.dmg.pmml.VisitorAction;
import org.jpmml.model.visitors.AbstractVisitor;
import org.jpmml.model.visitors.FieldRenamer;
import org.jspecify.annotations.Nullable;

/**
 * The names of derived fields, outputs and functions in documents that become one. What is defined
 * alike, down to the inputs, keeps its name and is shared; what is not gets a name of its own.
 */
final class SharedNames {
  private final Map<String, String> fields = new HashMap<>();
  private final Map<String, String> functions = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private int documents;

  /** Renames in a document what clashes with those before it. */
  void admit(PMML pmml) {
    documents++;
    var part = new Definitions(pmml, documents);
    var fieldNames = new LinkedHashMap<String, String>();
    var functionNames = new LinkedHashMap<String, String>();
    taken.addAll(FraudOutput.names(pmml));
    taken.addAll(part.functions.keySet());
    part.fields.keySet().forEach(name -> admit(name, part.field(name), fields, fieldNames));
    part.functions
        .keySet()
        .forEach(name -> admit(name, part.function(name), functions, functionNames));
    if (!fieldNames.isEmpty()) {
      new FieldRenamer(fieldNames).applyTo(pmml);
    }
    if (!functionNames.isEmpty()) {
      rename(functionNames, pmml);
    }
  }

  private void admit(
      String name, String meaning, Map<String, String> known, Map<String, String> renamed) {
    var before = known.putIfAbsent(name, meaning);
    if (before != null && !before.equals(meaning)) {
      var free = FraudOutput.freeName(name, taken);
      taken.add(free);
      known.put(free, meaning);
      renamed.put(name, free);
    }
  }

  private static void rename(Map<String, String> names, PMML pmml) {
    new AbstractVisitor() {
      @Override
      public VisitorAction visit(Apply apply) {
        apply.setFunction(names.getOrDefault(apply.getFunction(), apply.getFunction()));
        return super.visit(apply);
      }

      @Override
      public VisitorAction visit(DefineFunction function) {
        function.setName(names.getOrDefault(function.getName(), function.getName()));
        return super.visit(function);
      }
    }.applyTo(pmml);
  }

  /** What the names of one document mean: the text of their definitions and of all these use. */
  private static final class Definitions {
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> functions = new LinkedHashMap<>();
    private final Map<String, Set<String>> used = new HashMap<>();

    Definitions(PMML pmml, int document) {
      new AbstractVisitor() {
        @Override
        public VisitorAction visit(DerivedField field) {
          add(field, Documents.xml(field));
          return super.visit(field);
        }

        @Override
        public VisitorAction visit(OutputField field) {
          // it means what its model computes: no other document's is the same
          add(field, "output of document " + document);
          return super.visit(field);
        }

        @Override
        public VisitorAction visit(DefineFunction function) {
          functions.merge(function.requireName(), Documents.xml(function), String::concat);
          uses("function " + function.requireName(), function);
          return super.visit(function);
        }
      }.applyTo(pmml);
    }

    private void add(Field<?> field, String definition) {
      if (field.getName() != null) {
        fields.merge(field.getName(), definition, String::concat);
        uses("field " + field.getName(), field);
      }
    }

    private void uses(String name, PMMLObject definition) {
      var found = used.computeIfAbsent(name, n -> new LinkedHashSet<>());
      new AbstractVisitor() {
        @Override
        public VisitorAction visit(PMMLObject part) {
          if (part instanceof HasFieldReference<?> reference && reference.getField() != null) {
            found.add("field " + reference.getField());
          } else if (part instanceof Apply apply) {
            found.add("function " + apply.requireFunction());
          }
          return super.visit(part);
        }
      }.applyTo(definition);
    }

    String field(String name) {
      return meaning("field " + name);
    }

    String function(String name) {
      return meaning("function " + name);
    }

    private String meaning(String name) {
      var text = new StringBuilder();
      var reached = new LinkedHashSet<String>();
      reach(name, reached);
      for (String one : reached) {
        text.append(one).append('=').append(definition(one)).append('\n');
      }
      return text.toString();
    }

    private void reach(String name, Set<String> reached) {
      if (definition(name) != null && reached.add(name)) {
        used.getOrDefault(name, Set.of()).forEach(next -> reach(next, reached));
      }
    }

    private @Nullable String definition(String name) {
      return name.startsWith("field ")
          ? fields.get(name.substring("field ".length()))
          : functions.get(name.substring("function ".length()));
    }
  }
}
