package assay.adapters.training.preprocess;

import assay.adapters.training.recipe.Recipe.Scale;

/**
 * How an algorithm wants its columns.
 *
 * @param missing whether it takes missing numbers as they are, and dense rows with it
 * @param scale of its numbers
 * @param clamped whether numbers beyond those of the training data count as the nearest of these
 */
public record Matrix(boolean missing, Scale scale, boolean clamped) {}
