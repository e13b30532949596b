/** Who may: people, programs and their keys. */
@NullMarked
package assay.application.access;

import org.jspecify.annotations.NullMarked;
