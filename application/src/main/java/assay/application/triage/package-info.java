/** The queue of cases and the verdicts of people. */
@NullMarked
package assay.application.triage;

import org.jspecify.annotations.NullMarked;
