/** The flat named values that a model reads, derived from nested events. */
@NullMarked
package assay.domain.features;

import org.jspecify.annotations.NullMarked;
