/** What a person needs to know to decide a case: its event, its past, what is like it. */
@NullMarked
package assay.application.casework;

import org.jspecify.annotations.NullMarked;
