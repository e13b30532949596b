/** Stream definitions: what is known about one kind of event. */
@NullMarked
package assay.domain.stream;

import org.jspecify.annotations.NullMarked;
