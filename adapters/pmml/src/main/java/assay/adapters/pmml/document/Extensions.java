package assay.adapters.pmml.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dmg.pmml.Array;
import org.dmg.pmml.Extension;
import org.dmg.pmml.HasExtensions;

/** Looks into the extensions of an element. */
final class Extensions {
  private Extensions() {}

  static Stream<Extension> named(HasExtensions<?> element, String name) {
    return element.hasExtensions()
        ? element.getExtensions().stream().filter(extension -> name.equals(extension.getName()))
        : Stream.empty();
  }

  static Optional<String> value(HasExtensions<?> element, String name) {
    return named(element, name).map(Extension::getValue).filter(v -> v != null).findFirst();
  }

  /** The values of all whose name begins so, by the rest of the name. */
  static Map<String, String> values(HasExtensions<?> element, String prefix) {
    var values = new TreeMap<String, String>();
    if (element.hasExtensions()) {
      for (Extension extension : element.getExtensions()) {
        if (extension.getName() != null
            && extension.getName().startsWith(prefix)
            && extension.getValue() != null) {
          values.put(extension.getName().substring(prefix.length()), extension.getValue());
        }
      }
    }
    return values;
  }

  static List<Array> arrays(HasExtensions<?> element, String name) {
    return named(element, name).findFirst().map(Extensions::arrays).orElse(List.of());
  }

  static List<Array> arrays(Extension extension) {
    return extension.getContent().stream()
        .filter(Array.class::isInstance)
        .map(Array.class::cast)
        .toList();
  }
}
