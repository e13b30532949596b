/** How like each other events are, and what is typical of many. */
@NullMarked
package assay.domain.similarity;

import org.jspecify.annotations.NullMarked;
