/** Stream definitions: submitting and keeping them. */
@NullMarked
package assay.application.stream;

import org.jspecify.annotations.NullMarked;
