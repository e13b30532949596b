package assay.adapters.training.recipe;

import java.util.List;

/** A recipe that can't be followed; says what is wrong, where, and what is expected. */
public final class InvalidRecipe extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /** Problems, each beginning with its place in the recipe. */
  public InvalidRecipe(String file, List<String> problems) {
    super(file + ":\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
