/** Model versions and their stages. */
@NullMarked
package assay.domain.model;

import org.jspecify.annotations.NullMarked;
