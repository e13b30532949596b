package assay.trainer.bench;

import assay.adapters.training.recipe.InvalidRecipe;
import assay.adapters.training.recipe.Recipe;
import assay.adapters.training.recipe.RecipeFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The recipes that the program brings with it. */
final class Recipes {
  private Recipes() {}

  /** A recipe that lies beside this class. */
  static Recipe named(String file) {
    return parse(resource(file), file);
  }

  static Recipe parse(byte[] document, String name) {
    try {
      return RecipeFormat.parse(document, Path.of(name));
    } catch (InvalidRecipe | IOException e) {
      throw new IllegalStateException("The program's own recipe " + name + " does not do.", e);
    }
  }

  /** A file that lies beside this class. */
  static byte[] resource(String file) {
    try (var in = Recipes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its own file " + file + ".");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
