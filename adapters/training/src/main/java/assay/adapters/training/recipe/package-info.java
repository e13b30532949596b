/** Recipes: what a run of training is told to do, written in YAML or JSON. */
@NullMarked
package assay.adapters.training.recipe;

import org.jspecify.annotations.NullMarked;
